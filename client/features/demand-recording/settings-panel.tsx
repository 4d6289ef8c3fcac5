import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RecordingSettings } from '../../../server/contract/demand-recording.ts';
import { Panel } from '../../components/panel.tsx';
import { useMay } from '../../session.ts';
import classes from './recording.module.css';
import { SettingsDialog } from './settings-dialog.tsx';

/** What is hidden and what is estimated, in words, and the way to change it. */
export function SettingsPanel({ settings }: { settings: RecordingSettings }) {
  const mayEdit = useMay('demand-settings:edit');
  const [isOpen, setOpen] = useState(false);
  return (
    <Panel title="What is hidden, and what is estimated">
      <dl className={classes.settings}>
        <dt>Small numbers</dt>
        <dd>{settings.smallNumbersSentence}</dd>
        <dt>Language from the census</dt>
        <dd>{settings.languageFallbackSentence}</dd>
      </dl>
      {mayEdit ? (
        <Button variant="default" onClick={() => setOpen(true)}>
          Change these settings
        </Button>
      ) : null}
      {isOpen ? <SettingsDialog settings={settings} close={() => setOpen(false)} /> : null}
    </Panel>
  );
}
