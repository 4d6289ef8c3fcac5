import type { FundingAction } from '../../../server/contract/arrangement-requests.ts';
import type { FundingLineView } from '../../../server/contract/arrangements.ts';
import type { FormFault } from '../../components/fault-lines.ts';

/** What is typed of a share that a fund meets. */
export interface FundingDraft {
  /** `post P-1` or `occupancy A-0001`. */
  subject: string;
  fundId: string;
  share: string;
  fromDate: string;
  toDate: string;
  reason: string;
  decisionReference: string;
  why: string;
}

/** What a share of a cost is about: a post, or an arrangement. */
export interface FundingSubject {
  postId: string | null;
  occupancyId: string | null;
}

/** What the form begins with. @param line the line that is corrected or ended; undefined for a new one */
export function draftOf(line: FundingLineView | undefined, of: FundingSubject | undefined): FundingDraft {
  const about = line ?? of;
  return {
    subject: about?.occupancyId ? `occupancy ${about.occupancyId}` : about?.postId ? `post ${about.postId}` : '',
    fundId: line?.fundId ?? '',
    share: line ? String(line.shareBasisPoints / 100) : '',
    fromDate: line?.fromDate ?? '',
    toDate: line?.toDate ?? '',
    reason: line?.reason ?? '',
    decisionReference: line?.decisionReference ?? '',
    why: '',
  };
}

/** What has to be filled in or corrected first, in the order of the form. */
export function faultsOf(draft: FundingDraft, isEnding: boolean): FormFault[] {
  const faults: (FormFault | false)[] = [
    draft.subject === '' && { field: 'postId', text: 'Choose whose cost the fund shares' },
    draft.fundId === '' && { field: 'fundId', text: 'Choose the fund' },
    basisPointsOf(draft.share) === undefined && {
      field: 'shareBasisPoints',
      text: 'Write the share in per cent, for example 50 or 33.33',
    },
    draft.fromDate === '' && { field: 'fromDate', text: 'Give the first day' },
    draft.toDate === '' && { field: 'toDate', text: 'Give the last day' },
    draft.reason.trim().length < 3 && { field: 'reason', text: 'Say why, in a few words' },
    isEnding && draft.why.trim().length < 3 && { field: 'why', text: 'Say why it ends, in a few words' },
  ];
  return faults.filter((fault) => fault !== false);
}

/** What is asked for. Call it where nothing but `why` is missing; undefined where nothing differs. */
export function actionOf(
  draft: FundingDraft,
  line: FundingLineView | undefined,
  isEnding: boolean,
): FundingAction | undefined {
  const [kind, ...rest] = draft.subject.split(' ');
  const id = rest.join(' ');
  const fields = {
    fundId: draft.fundId,
    shareBasisPoints: basisPointsOf(draft.share) ?? 0,
    fromDate: draft.fromDate,
    toDate: draft.toDate,
    reason: draft.reason.trim(),
    decisionReference: draft.decisionReference.trim() || null,
  };
  if (!line) {
    const about = { postId: kind === 'post' ? id : null, occupancyId: kind === 'occupancy' ? id : null };
    return { action: 'add', line: { ...fields, ...about, reviewDate: null, decisionId: null } };
  }
  if (isEnding)
    return { action: 'end', id: line.id, with: { toDate: draft.toDate, why: draft.why.trim().padEnd(3, '.') } };
  const names = Object.keys(fields) as (keyof typeof fields)[];
  const differing = names.filter((name) => fields[name] !== line[name]);
  if (differing.length === 0) return undefined;
  return { action: 'change', id: line.id, change: Object.fromEntries(differing.map((name) => [name, fields[name]])) };
}

/** `50`, `33.33 %` → 5000, 3333. */
function basisPointsOf(text: string): number | undefined {
  const parts = /^(\d{1,3})(?:\.(\d{1,2}))?\s*%?$/.exec(text.trim());
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : undefined;
}
