import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ExtractKind, ExtractMapping } from '../../../server/contract/imports-extracts.ts';
import { commitExtract, type Months, previewExtract, readHeadings, saveMapping } from './extract-queries.ts';
import { useRun } from './use-run.ts';

/** The steps of a file of another system: its headings, how they are matched, its check, and the commit of what was checked. */
export function useExtract(kind: ExtractKind, months: Months) {
  const queryClient = useQueryClient();
  const [file, setFile] = useState<File>();
  const commit = useMutation({
    mutationFn: (digest: string) => commitExtract(kind, digest),
    onSuccess: () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  });
  const check = useMutation({
    mutationFn: (chosen: File) => previewExtract(kind, chosen, months, run.begin()),
    onMutate: () => commit.reset(),
  });
  const headings = useMutation({
    mutationFn: (chosen: File) => readHeadings(kind, chosen),
    onSuccess: ({ isKnown }, chosen) => {
      if (isKnown) check.mutate(chosen);
    },
  });
  const match = useMutation({
    mutationFn: (mapping: ExtractMapping) => saveMapping(kind, mapping),
    onSuccess: () => file && check.mutate(file),
  });
  const run = useRun(check.isPending);
  const startOver = (): void => {
    setFile(undefined);
    for (const step of [headings, match, check, commit]) step.reset();
  };
  return {
    file,
    headings,
    match,
    check,
    commit,
    run,
    choose: (chosen: File): void => {
      startOver();
      setFile(chosen);
      headings.mutate(chosen);
    },
    startOver,
  };
}
