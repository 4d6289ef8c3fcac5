import type { DataKind } from '../contract/data-kinds.ts';
import type { Names } from './names.ts';

/** How a field of an event reads, and which kind of data it is. */
export interface FieldRule {
  label: string;
  kind: DataKind;
  /** The value in words; without it texts, numbers and lists of them are shown as they are. */
  words?: (value: unknown, names: Names) => string | null;
}

const named = (name: (names: Names) => (id: string) => string) => (value: unknown, names: Names) =>
  listOf(value)
    .map((entry) => name(names)(String(entry)))
    .join(', ') || null;
const districts = named((names) => names.district);

/** Every field that an event may show, by subject. A field that is not named here is shown to nobody. */
export const FIELD_RULES: Readonly<Record<string, Readonly<Record<string, FieldRule>>>> = {
  person: {
    name: { label: 'Name', kind: 'identity' },
    roleId: { label: 'Role', kind: 'post', words: named((names) => names.role) },
    unitId: { label: 'Team', kind: 'post', words: named((names) => names.unit) },
    contractedMinutes: { label: 'Hours a week', kind: 'post', words: hours },
    startDate: { label: 'First day', kind: 'post' },
    endDate: { label: 'Last day', kind: 'post' },
    languages: { label: 'Languages', kind: 'skill', words: named((names) => names.language) },
    preferences: { label: 'Choices', kind: 'wish', words: districts },
    preferenceReasons: { label: 'Reasons for choices', kind: 'wish-reason', words: reasons },
    cannotWorkIn: { label: 'Cannot work in', kind: 'constraint', words: districts },
    formerNumber: { label: 'Staff number', kind: 'identity' },
    plans: { label: 'Plans', kind: 'history' },
    events: { label: 'Events', kind: 'history' },
  },
  demand: { openCases: { label: 'Open cases', kind: 'caseload' } },
  plan: {
    name: { label: 'Name', kind: 'plan' },
    asAt: { label: 'Date', kind: 'plan' },
    presetId: { label: 'Policy', kind: 'plan' },
    maxMoves: { label: 'Most moves', kind: 'plan', words: (value) => (value === null ? 'no limit' : String(value)) },
    copyOf: { label: 'Copy of', kind: 'plan', words: named((names) => names.plan) },
    people: { label: 'People', kind: 'plan' },
    demandMonth: { label: 'Month of the counts', kind: 'plan' },
    proposal: { label: 'Proposal', kind: 'plan', words: () => null },
    wholly: { label: 'Whole proposal', kind: 'plan', words: yesNo },
    peopleChanged: { label: 'People placed anew', kind: 'plan' },
    keepBest: { label: 'Best so far kept', kind: 'plan', words: yesNo },
    study: { label: 'Question', kind: 'plan', words: () => null },
    kind: { label: 'Question', kind: 'plan', words: studyKind },
    placements: { label: 'Placed in', kind: 'placement', words: placements },
    pinned: { label: 'Pinned', kind: 'placement', words: yesNo },
    pinReason: { label: 'Reason of the pin', kind: 'placement' },
    pinExpires: { label: 'Pin ends', kind: 'placement' },
  },
  'import-people': importFields(),
  'import-demand': importFields(),
  people: { times: { label: 'Times', kind: 'history' } },
  account: {
    name: { label: 'Name', kind: 'account' },
    email: { label: 'Email', kind: 'account' },
    role: { label: 'Role', kind: 'account' },
    districtId: { label: 'District', kind: 'account', words: districts },
    disabled: { label: 'Disabled', kind: 'account', words: yesNo },
  },
  audit: {
    removed: { label: 'Events removed', kind: 'history' },
    upToSequence: { label: 'Up to number', kind: 'history' },
    olderThan: { label: 'From before', kind: 'history' },
  },
};

function importFields(): Record<string, FieldRule> {
  return {
    added: { label: 'Added', kind: 'import' },
    changed: { label: 'Changed', kind: 'import' },
    unchanged: { label: 'As they were', kind: 'import' },
    fileDigest: { label: 'File (SHA-256)', kind: 'import' },
  };
}

/** Values as a list: a list itself, nothing for nothing, else the one value. */
function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === null || value === undefined || value === '' ? [] : [value];
}

/** 2220 → `37:00`. */
function hours(value: unknown): string | null {
  if (typeof value !== 'number') return null;
  return `${Math.floor(value / 60)}:${String(value % 60).padStart(2, '0')}`;
}

function reasons(value: unknown, names: Names): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const entries = Object.entries(value).map(([districtId, reason]) => `${names.district(districtId)}: ${reason}`);
  return entries.join('; ') || null;
}

/** `North`, or `North 50 %, South 50 %`. */
function placements(value: unknown, names: Names): string | null {
  const entries = listOf(value).flatMap((entry) => {
    if (typeof entry !== 'object' || entry === null) return [];
    const { districtId, share } = entry as { districtId?: unknown; share?: unknown };
    const name = names.district(String(districtId));
    return [share === 1 ? name : `${name} ${Math.round(Number(share) * 100)} %`];
  });
  return entries.join(', ') || null;
}

function yesNo(value: unknown): string | null {
  if (value === null) return null;
  return value === true ? 'yes' : 'no';
}

function studyKind(value: unknown): string {
  const titles: Record<string, string> = {
    'moves-curve': 'What each number of moves brings',
    'what-if': 'What if somebody were placed elsewhere',
    robustness: 'How the plan stands in other demand',
    'least-regret': 'Which plan holds up best',
  };
  return titles[String(value)] ?? String(value);
}
