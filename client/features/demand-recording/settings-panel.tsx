import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RecordingSettings } from '../../../server/contract/demand-recording.ts';
import { Panel } from '../../components/panel.tsx';
import { SettingsList } from '../../components/settings-list.tsx';
import { useMay } from '../../session.ts';
import { SettingsDialog } from './settings-dialog.tsx';

/** What is hidden and what is estimated, in words, and the way to change it. */
export function SettingsPanel({ settings }: { settings: RecordingSettings }) {
  const mayEdit = useMay('demand-settings:edit');
  const [isOpen, setOpen] = useState(false);
  return (
    <Panel title="What is hidden, and what is estimated">
      <SettingsList
        settings={[
          ['Small numbers', settings.smallNumbersSentence],
          ['Language from the census', settings.languageFallbackSentence],
        ]}
      />
      {mayEdit ? (
        <Button variant="default" onClick={() => setOpen(true)}>
          Change these settings
        </Button>
      ) : null}
      {isOpen ? <SettingsDialog settings={settings} close={() => setOpen(false)} /> : null}
    </Panel>
  );
}
