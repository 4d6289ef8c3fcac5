import { Button, Group, Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ImportProgress } from '../../../server/contract/imports.ts';
import { Panel } from '../../components/panel.tsx';
import { formatNumber } from '../../format.ts';

/** Shorter work needs no bar. */
const SHOWN_AFTER_MS = 1000;

/** A file that is being read, or stored: how far it is, and a way to stop it. */
export function Reading({
  title,
  progress,
  stop,
}: {
  title: string;
  progress: ImportProgress | null;
  stop: () => void;
}) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), SHOWN_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return <p role="status">{title} …</p>;
  return (
    <Panel title={title}>
      <Progress value={shareOf(progress)} aria-label={title} mb="sm" animated />
      <Group justify="space-between">
        <span role="status">{sentenceOf(progress)}</span>
        <Button variant="default" onClick={stop}>
          Stop
        </Button>
      </Group>
    </Panel>
  );
}

/** Nine tenths of the bar are for the reading. */
function shareOf(progress: ImportProgress | null): number {
  if (progress?.stage === 'comparing' || progress?.stage === 'storing') return 95;
  if (!progress?.about) return 0;
  return Math.min(90, (90 * progress.read) / progress.about);
}

function sentenceOf(progress: ImportProgress | null): string {
  switch (progress?.stage) {
    case 'reading':
      return progress.about === null
        ? `${formatNumber(progress.read)} rows read`
        : `${formatNumber(progress.read)} of about ${formatNumber(progress.about)} rows read`;
    case 'comparing':
      return 'Comparing with what stands …';
    case 'storing':
      return 'Storing, all of it or nothing …';
    default:
      return 'Getting ready …';
  }
}
