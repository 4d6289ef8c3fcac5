import { Button, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ImportDone, ImportKind } from '../../../server/contract/imports.ts';
import { Panel } from '../../components/panel.tsx';
import { formatCount, formatNumber } from '../../format.ts';
import { words } from './words.ts';

/** What was stored, and where to go from here. */
export function ImportDoneMessage({ kind, done, again }: { kind: ImportKind; done: ImportDone; again: () => void }) {
  const { one, many, back, next } = words[kind];
  return (
    <Panel title="Imported" takesFocus>
      <Text role="status">
        {formatCount(done.added, one, many)} added, {formatNumber(done.changed)} changed, {formatNumber(done.unchanged)}{' '}
        left as they were.
      </Text>
      <Group mt="sm">
        <Button renderRoot={(props) => <Link to={back.to} {...props} />}>{next}</Button>
        <Button variant="default" onClick={again}>
          Import another file
        </Button>
      </Group>
    </Panel>
  );
}
