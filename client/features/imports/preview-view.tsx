import { Button, Group } from '@mantine/core';
import type { ImportPreview } from '../../../server/contract/imports.ts';
import { Panel } from '../../components/panel.tsx';
import { formatCount, formatNumber } from '../../format.ts';
import { ChangeTable } from './change-table.tsx';
import { FaultTable } from './fault-table.tsx';
import classes from './imports.module.css';
import { WarningTable } from './warning-table.tsx';
import { words } from './words.ts';

/** What the file would do: counts, faults with their remedies, and the changes themselves. */
export function PreviewView({
  preview,
  storing,
  store,
}: {
  preview: ImportPreview;
  storing: boolean;
  store: () => void;
}) {
  const { one, many } = words[preview.kind];
  const faulty = preview.faultCount > 0;
  const nothing = preview.added + preview.changed === 0;
  return (
    <Panel title="2. See what it would change" takesFocus note={`${formatCount(preview.rows, 'row')} read`}>
      <dl className={classes.counts}>
        <Count title="Added" value={preview.added} />
        <Count title="Changed" value={preview.changed} />
        <Count title="Left as they are" value={preview.unchanged} />
        <Count title="Not in the file, kept" value={preview.notInFile} />
        {preview.warningCount > 0 ? <Count title="Warnings" value={preview.warningCount} /> : null}
        <Count title="Faults" value={preview.faultCount} bad={faulty} />
      </dl>
      {preview.notices.map((notice) => (
        <p key={notice}>{notice}</p>
      ))}
      <Group>
        <Button disabled={faulty || nothing} loading={storing} onClick={store}>
          Import {formatCount(preview.added + preview.changed, one, many)}
        </Button>
        <span role="status">
          {faulty
            ? 'Correct the file and choose it again: nothing can be imported while there are faults.'
            : nothing
              ? 'Everything in this file is stored already: there is nothing to import.'
              : ''}
        </span>
      </Group>
      {faulty ? <FaultTable faults={preview.faults} all={preview.faultCount} /> : null}
      <WarningTable warnings={preview.warnings} all={preview.warningCount} />
      <ChangeTable changes={preview.changes} all={preview.added + preview.changed} />
    </Panel>
  );
}

function Count({ title, value, bad = false }: { title: string; value: number; bad?: boolean }) {
  return (
    <div data-bad={bad}>
      <dt>{title}</dt>
      <dd>{formatNumber(value)}</dd>
    </div>
  );
}
