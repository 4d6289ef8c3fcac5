import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ExtractKind, ExtractMapping } from '../../../server/contract/imports-extracts.ts';
import { commitExtract, type Months, previewExtract, readHeadings, saveMapping } from './extract-queries.ts';
import { useRun } from './use-run.ts';

/** The steps of a file of another system: its headings, how they are matched, its check, and the commit of what was checked. */
export function useExtract(kind: ExtractKind, months: Months) {
  const queryClient = useQueryClient();
  const [file, setFile] = useState<File>();
  const [isMatching, setMatching] = useState(false);
  const commit = useMutation({
    mutationFn: (digest: string) => commitExtract(kind, digest),
    onSuccess: () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  });
  const check = useMutation({
    mutationFn: (asked: { file: File; months: Months }) => previewExtract(kind, asked.file, asked.months, run.begin()),
    onMutate: () => commit.reset(),
  });
  const read = (chosen: File): void => {
    setMatching(false);
    check.mutate({ file: chosen, months });
  };
  const headings = useMutation({
    mutationFn: (chosen: File) => readHeadings(kind, chosen),
    onSuccess: ({ isKnown }, chosen) => (isKnown ? read(chosen) : setMatching(true)),
  });
  const match = useMutation({
    mutationFn: (mapping: ExtractMapping) => saveMapping(kind, mapping),
    onSuccess: () => file && read(file),
  });
  const run = useRun(check.isPending);
  const startOver = (): void => {
    setFile(undefined);
    setMatching(false);
    for (const step of [headings, match, check, commit]) step.reset();
  };
  const readFor = check.variables?.months;
  return {
    file,
    headings,
    match,
    check,
    commit,
    run,
    /** True while columns are matched with headings. */
    isMatching,
    /** True where the file was read for other months than those chosen now. */
    isOutOfDate:
      check.data !== undefined && readFor !== undefined && (readFor.from !== months.from || readFor.to !== months.to),
    /** Reads the chosen file, for the months that are chosen now. */
    readAgain: (): void => {
      if (file) read(file);
    },
    /** Lets the reader match columns anew that were matched as remembered. */
    matchAgain: (): void => {
      for (const step of [check, commit]) step.reset();
      setMatching(true);
    },
    choose: (chosen: File): void => {
      startOver();
      setFile(chosen);
      headings.mutate(chosen);
    },
    startOver,
  };
}
