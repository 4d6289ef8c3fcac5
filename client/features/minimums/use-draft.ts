import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MinimumCover } from '../../../server/contract/minimums.ts';
import { ProblemError } from '../../api.ts';
import { saveOrAsk } from '../../components/conflict.tsx';
import { reasonFault } from '../../components/form-parts.tsx';
import { notifyDone, notifyProblem } from '../../components/notify.ts';
import { formatCount } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { type AskedDraft, askedOf, type Draft, keyOf, refusedCells, textOf, withoutSame } from './draft.ts';
import { coverQuery, saveMinimums } from './queries.ts';

/** What is typed on the page, and what becomes of it. */
export interface MinimumsDraft extends AskedDraft {
  /** What is stored, as it was when the first cell was typed in: what is typed starts from it. */
  stored: MinimumCover;
  draft: Draft;
  isBusy: boolean;
  /** Takes what is typed or pasted. */
  type: (entries: Draft) => void;
  /** Forgets cells that say what is stored: nothing is being typed any more. */
  settle: () => void;
  discard: () => void;
  /** @returns what is wrong with the reason; nothing where it was sent */
  save: (reason: string) => Promise<string | undefined>;
  /** Puts what the last change replaced back into the cells, to be saved again; absent where nothing was changed yet. */
  changeBack: (() => void) | undefined;
}

/** Minimums that are typed and not saved yet. @param cover as it is stored now */
export function useMinimumsDraft(cover: MinimumCover, asAt: string): MinimumsDraft {
  const queryClient = useQueryClient();
  const { roleTitle, districtName } = useReference();
  const [typed, setTyped] = useState<{ from: MinimumCover; draft: Draft } | null>(null);
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({});
  const [former, setFormer] = useState<Draft>();
  const [isBusy, setBusy] = useState(false);
  const stored = typed?.from ?? cover;
  const draft = typed?.draft ?? {};
  const read = askedOf(draft, stored.cells);

  const put = (from: MinimumCover, entries: Draft): void => setTyped(typedFrom(from, entries));
  const type = (entries: Draft): void => {
    setRefused({});
    setTyped((now) => ({ from: now?.from ?? cover, draft: { ...now?.draft, ...entries } }));
  };
  const said = (minimums: AskedDraft['asked']): string =>
    minimums
      .map(({ roleId, districtId, minimumFte }) => {
        const what = minimumFte === null ? 'no minimum' : `${textOf(minimumFte)} FTE`;
        return `${roleTitle(roleId)} in ${districtName(districtId)}: ${what}`;
      })
      .join('; ');

  const save = async (reason: string): Promise<string | undefined> => {
    const fault = reasonFault(reason);
    if (fault) return fault.reason;
    setBusy(true);
    let theirs: MinimumCover | undefined;
    try {
      const json = { minimums: read.asked, reason: reason.trim() };
      const saved = await saveOrAsk({
        save: (version: number) => saveMinimums(asAt, version, json),
        version: stored.version,
        what: 'The minimums',
        mine: said(read.asked),
        theirs: (current) => {
          if (!isCover(current)) return undefined;
          theirs = current;
          const changed = current.cells.filter((cell) => cell.minimumFte !== minimumIn(stored, cell));
          return { version: current.version, said: said(changed) || 'as it was, but for another date' };
        },
      });
      const now = saved ?? theirs;
      if (now) queryClient.setQueryData(coverQuery(asAt).queryKey, now);
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      setRefused({});
      if (saved) {
        setFormer(formerOf(read.asked, theirs ?? stored));
        // what was typed while it was on its way stays
        setTyped((now) => typedFrom(saved, changedSince(draft, now?.draft ?? {})));
        notifyDone(`${formatCount(read.asked.length, 'minimum is', 'minimums are')} saved.`);
      } else if (theirs) {
        const kept = theirs;
        // what nobody else touched stays as it is typed
        const own = Object.entries(draft).filter(([key]) =>
          kept.cells.some((cell) => keyOf(cell) === key && cell.minimumFte === minimumIn(stored, cell)),
        );
        put(kept, Object.fromEntries(own));
      }
    } catch (error) {
      const cells = error instanceof ProblemError ? refusedCells(error.faults, read.asked) : {};
      setRefused(cells);
      if (Object.keys(cells).length === 0) notifyProblem(error, 'The minimums are not saved');
    } finally {
      setBusy(false);
    }
    return undefined;
  };
  return {
    ...read,
    faults: { ...refused, ...read.faults },
    stored,
    draft,
    isBusy,
    type,
    settle: () => {
      if (typed) put(typed.from, typed.draft);
    },
    discard: () => {
      setTyped(null);
      setRefused({});
    },
    save,
    changeBack: former
      ? () => {
          type(former);
          setFormer(undefined);
        }
      : undefined,
  };
}

/** What is typed, where it differs from what is stored; null where nothing does. */
function typedFrom(from: MinimumCover, entries: Draft): { from: MinimumCover; draft: Draft } | null {
  const draft = withoutSame(entries, from.cells);
  return Object.keys(draft).length > 0 ? { from, draft } : null;
}

/** The cells that were typed in after `sent`. */
function changedSince(sent: Draft, now: Draft): Draft {
  return Object.fromEntries(Object.entries(now).filter(([key, text]) => sent[key] !== text));
}

function minimumIn({ cells }: MinimumCover, place: { roleId: string; districtId: string }): number | null | undefined {
  return cells.find((cell) => keyOf(cell) === keyOf(place))?.minimumFte;
}

function formerOf(asked: AskedDraft['asked'], before: MinimumCover): Draft {
  return Object.fromEntries(asked.map((place) => [keyOf(place), textOf(minimumIn(before, place) ?? null)]));
}

function isCover(value: unknown): value is MinimumCover {
  return typeof value === 'object' && value !== null && 'version' in value && 'cells' in value && 'roles' in value;
}
