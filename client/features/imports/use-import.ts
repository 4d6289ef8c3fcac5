import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportKind } from '../../../server/contract/imports.ts';
import { commitImport, previewImport } from './queries.ts';
import { useRun } from './use-run.ts';

/** A chosen file: its bytes are read once, so that what is stored is what was checked. */
export interface ChosenFile {
  name: string;
  bytes: ArrayBuffer;
}

/** The steps of an import: the chosen file, its check, and the commit of exactly what was checked. */
export function useImport(kind: ImportKind) {
  const queryClient = useQueryClient();
  const [file, setFile] = useState<ChosenFile>();
  const commit = useMutation({
    mutationFn: ({ file, digest }: { file: ChosenFile; digest: string }) =>
      commitImport(kind, file.bytes, digest, run.begin()),
    // also after Stop, which may have come too late
    onSettled: () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  });
  const check = useMutation({
    mutationFn: ({ bytes }: ChosenFile) => previewImport(kind, bytes, run.begin()),
    onMutate: () => commit.reset(),
  });
  const run = useRun(check.isPending || commit.isPending);
  return {
    file,
    check,
    commit,
    run,
    choose: async (chosen: File): Promise<void> => {
      const read = { name: chosen.name, bytes: await chosen.arrayBuffer() };
      setFile(read);
      check.mutate(read);
    },
    startOver: (): void => {
      setFile(undefined);
      check.reset();
      commit.reset();
    },
  };
}
