import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type Run, readProgress } from './queries.ts';

const ASK_EVERY_MS = 700;

/** One reading of a file after another: how far the present one is, and a way to stop it. */
export function useRun(isAtWork: boolean) {
  const stopper = useRef<AbortController>(undefined);
  const [id, setId] = useState('');
  const [isStopped, setStopped] = useState(false);
  const progress = useQuery({
    queryKey: ['import-run', id],
    queryFn: () => readProgress(id),
    enabled: isAtWork && id !== '',
    refetchInterval: ASK_EVERY_MS,
    gcTime: 0,
  });
  return {
    /** How far it is; null before the server has said so. */
    progress: progress.data ?? null,
    /** True where the last reading was stopped. */
    isStopped,
    begin: (): Run => {
      const controller = new AbortController();
      const next = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(36)).join('');
      stopper.current = controller;
      setId(next);
      setStopped(false);
      return { id: next, signal: controller.signal };
    },
    stop: (): void => {
      stopper.current?.abort();
      setStopped(true);
    },
  };
}
