import type { DataKind } from '../contract/data-kinds.ts';
import {
  date,
  districts,
  hours,
  instant,
  named,
  placements,
  policy,
  reasons,
  role,
  studyKind,
  type Words,
  yesNo,
} from './field-words.ts';

/** How a field of an event reads, and which kind of data it is. */
export interface FieldRule {
  label: string;
  kind: DataKind;
  /** The value in words; without it texts, numbers and lists of them are shown as they are. */
  words?: Words;
}

/** Every field that an event may show, by subject. A field that is not named here is shown to nobody. */
export const FIELD_RULES: Readonly<Record<string, Readonly<Record<string, FieldRule>>>> = {
  person: {
    name: { label: 'Name', kind: 'identity' },
    roleId: { label: 'Role', kind: 'post', words: named((names) => names.role) },
    unitId: { label: 'Team', kind: 'post', words: named((names) => names.unit) },
    contractedMinutes: { label: 'Hours a week', kind: 'post', words: hours },
    startDate: { label: 'First day', kind: 'post', words: date },
    endDate: { label: 'Last day', kind: 'post', words: date },
    languages: { label: 'Languages', kind: 'skill', words: named((names) => names.language) },
    preferences: { label: 'Choices', kind: 'wish', words: districts },
    preferenceReasons: { label: 'Reasons for choices', kind: 'wish-reason', words: reasons },
    cannotWorkIn: { label: 'Cannot work in', kind: 'constraint', words: districts },
    plans: { label: 'Plans', kind: 'history' },
    events: { label: 'Events', kind: 'history' },
  },
  post: {
    title: { label: 'Title', kind: 'establishment' },
    roleId: { label: 'Role', kind: 'establishment', words: named((names) => names.role) },
    unitId: { label: 'Unit', kind: 'establishment', words: named((names) => names.unit) },
    budgetedMinutes: { label: 'Budgeted hours a week', kind: 'establishment', words: hours },
    costCode: { label: 'Cost code', kind: 'establishment' },
    startDate: { label: 'First day', kind: 'establishment', words: date },
    endDate: { label: 'Last day', kind: 'establishment', words: date },
    endReason: { label: 'Why it ends', kind: 'establishment' },
    permanence: { label: 'Permanent or temporary', kind: 'establishment' },
    state: { label: 'Established or proposed', kind: 'establishment' },
    frozenFrom: { label: 'Frozen from', kind: 'establishment', words: date },
    frozenTo: { label: 'Frozen until', kind: 'establishment', words: date },
    frozenReason: { label: 'Why it is frozen', kind: 'establishment' },
    requirements: { label: 'Competences asked for', kind: 'establishment' },
    becomes: { label: 'Becomes', kind: 'establishment' },
    moved: { label: 'Records that went over', kind: 'establishment' },
    gradeId: { label: 'Grade', kind: 'pay' },
    budgetPoint: { label: 'Budget point', kind: 'pay' },
  },
  occupancy: {
    postId: { label: 'Post', kind: 'establishment' },
    personId: { label: 'Staff number', kind: 'identity' },
    workerName: { label: 'Worker', kind: 'identity' },
    kind: { label: 'Kind', kind: 'establishment' },
    minutes: { label: 'Hours a week', kind: 'establishment', words: hours },
    startDate: { label: 'First day', kind: 'establishment', words: date },
    endDate: { label: 'Last day', kind: 'establishment', words: date },
    coversId: { label: 'Covers', kind: 'establishment' },
    capacityMinutes: { label: 'Case-holding hours', kind: 'establishment' },
    capacityDistrictId: { label: 'Case-holding in', kind: 'establishment', words: districts },
    reason: { label: 'Reason', kind: 'personnel' },
    endReason: { label: 'Why it ended', kind: 'personnel' },
    reviewDate: { label: 'Review', kind: 'personnel', words: date },
    decisionReference: { label: 'Decision', kind: 'personnel' },
    decisionId: { label: 'Decision record', kind: 'personnel' },
    payPoint: { label: 'Pay point', kind: 'pay' },
    basePoint: { label: 'Counted from point', kind: 'pay' },
    steps: { label: 'Later points', kind: 'pay' },
    onCost: { label: 'With on-cost', kind: 'pay', words: yesNo },
    hourlyPence: { label: 'Pence an hour', kind: 'pay' },
  },
  demand: { openCases: { label: 'Open cases', kind: 'caseload' } },
  plan: {
    name: { label: 'Name', kind: 'plan' },
    asAt: { label: 'Date', kind: 'plan', words: date },
    presetId: { label: 'Policy', kind: 'plan', words: policy },
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
    pinExpires: { label: 'Pin ends', kind: 'placement', words: date },
  },
  'import-people': importFields(),
  'import-demand': importFields(),
  account: {
    name: { label: 'Name', kind: 'account' },
    email: { label: 'Email', kind: 'account' },
    role: { label: 'Role', kind: 'account', words: role },
    districtId: { label: 'District', kind: 'account', words: districts },
    disabledAt: { label: 'Disabled', kind: 'account', words: instant },
    how: { label: 'With', kind: 'account' },
    address: { label: 'From address', kind: 'account' },
    refusal: { label: 'Refused because', kind: 'account' },
    ended: { label: 'Sessions ended', kind: 'account' },
  },
  backup: {
    bytes: { label: 'Bytes', kind: 'account' },
    contentHash: { label: 'Content (SHA-256)', kind: 'account' },
    encrypted: { label: 'Encrypted', kind: 'account', words: yesNo },
    removed: { label: 'Older ones removed', kind: 'account' },
    reason: { label: 'Because', kind: 'account' },
    createdAt: { label: 'Made', kind: 'account', words: instant },
    version: { label: 'Version', kind: 'account' },
  },
  audit: {
    removed: { label: 'Events removed', kind: 'history' },
    upToSequence: { label: 'Up to number', kind: 'history' },
    olderThan: { label: 'From before', kind: 'history', words: date },
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
