import { describe, expect, it } from 'vitest';
import { type DueKind, dueKinds } from '../../../../../server/contract/digest.ts';
import type { DueRecords } from '../../../../../server/domain/establishment/due/item.ts';
import { dueAt } from '../../../../../server/domain/establishment/due.ts';
import { fundingOf, personOf, recordsOf, recruitmentOf, TODAY } from './due-records.ts';
import { occupancyOf, postOf } from './vacancy-records.ts';

const posts = [postOf()];
const agency = { id: 'A-1', kind: 'agency', personId: null, startDate: '2020-12-01' } as const;
const acting = { id: 'A-1', kind: 'acting-up', basePoint: 5, payPoint: 7, endDate: '2022-03-31' } as const;
const lapsing = (expiresOn: string) => ({
  ...{ posts, people: [personOf({ id: 'W-1' })], occupancies: [occupancyOf({ id: 'A-9', personId: 'W-1' })] },
  competences: [{ personId: 'W-1', competenceId: 'safe', name: 'Safeguarding', warnDays: 120, expiresOn }],
});
const draft = { id: 'D-1', reference: 'EH-1', title: 'More capacity' };

/** Each kind with records of which it is told today, and with the nearest of which it is not. */
const CASES: Readonly<Record<DueKind, { told: Partial<DueRecords>; quiet: Partial<DueRecords> }>> = {
  'arrangement-ends': {
    told: { posts, occupancies: [occupancyOf({ ...agency, endDate: '2021-06-30' })] },
    quiet: { posts, occupancies: [occupancyOf({ ...agency, endDate: '2021-07-01' })] },
  },
  review: {
    told: { posts, occupancies: [occupancyOf({ ...agency, endDate: '2022-03-31', reviewDate: '2021-06-30' })] },
    quiet: { posts, occupancies: [occupancyOf({ ...agency, endDate: '2022-03-31', reviewDate: '2021-07-01' })] },
  },
  'honorarium-review': {
    told: { posts, occupancies: [occupancyOf({ ...acting, startDate: '2020-12-01' })] },
    quiet: { posts, occupancies: [occupancyOf({ ...acting, startDate: '2020-12-01', reviewDate: '2021-05-01' })] },
  },
  'honorarium-long': {
    told: { posts, occupancies: [occupancyOf({ ...acting, startDate: '2020-06-01' })] },
    quiet: { posts, occupancies: [occupancyOf({ ...acting, startDate: '2020-08-01' })] },
  },
  'funding-ends': {
    told: { posts, fundingLines: [fundingOf({ toDate: '2021-06-30' })] },
    quiet: { posts, fundingLines: [fundingOf({ toDate: '2021-07-01' })] },
  },
  'funding-review': {
    told: { posts, fundingLines: [fundingOf({ toDate: '2022-03-31', reviewDate: '2021-06-30' })] },
    quiet: { posts, fundingLines: [fundingOf({ toDate: '2022-03-31', reviewDate: '2021-07-01' })] },
  },
  'post-ends': {
    told: { posts: [postOf({ endDate: '2021-06-30' })], occupancies: [occupancyOf({ id: 'A-9' })] },
    quiet: { posts: [postOf({ endDate: '2021-07-01' })], occupancies: [occupancyOf({ id: 'A-9' })] },
  },
  'freeze-ends': {
    told: { posts: [postOf({ frozenFrom: '2021-01-01', frozenTo: '2021-06-30', frozenReason: 'budget' })] },
    quiet: { posts: [postOf({ frozenFrom: '2021-01-01', frozenTo: '2021-07-01', frozenReason: 'budget' })] },
  },
  'recruitment-action': {
    told: { posts, recruitments: [recruitmentOf({ nextAction: 'Shortlist', nextActionBy: '2021-06-30' })] },
    quiet: { posts, recruitments: [recruitmentOf({ nextAction: 'Shortlist', nextActionBy: '2021-07-01' })] },
  },
  'recruitment-long': {
    told: { posts, recruitments: [recruitmentOf({ openedOn: '2020-06-01' })] },
    quiet: { posts, recruitments: [recruitmentOf({ openedOn: '2021-03-31' })] },
  },
  'competence-lapses': { told: lapsing('2021-06-30'), quiet: lapsing('2021-07-01') },
  'records-differ': {
    told: { posts, people: [personOf({ id: 'W-1' })] },
    quiet: { posts, people: [personOf({ id: 'W-1' })], occupancies: [occupancyOf({ id: 'A-9', personId: 'W-1' })] },
  },
  'decision-draft': {
    told: { drafts: [{ ...draft, createdOn: '2021-03-01' }] },
    quiet: { drafts: [{ ...draft, createdOn: '2021-03-02' }] },
  },
  'allocation-review': {
    told: { reviews: [{ id: 'r', heldOn: '2020-10-12', nextOn: '2021-06-30' }] },
    quiet: { reviews: [{ id: 'r', heldOn: '2020-10-12', nextOn: '2021-07-01' }] },
  },
  'allocation-signal': {
    told: { reviewAsked: { since: '2021-01-31', sentence: 'South was short.' } },
    quiet: { reviewAsked: null },
  },
};

const kindsOf = (given: Partial<DueRecords>) => dueAt(recordsOf(given), TODAY, 90).map(({ kind }) => kind);

describe('everything that can need action', () => {
  it.each(dueKinds)('%s is told in time, and not before', (kind) => {
    expect(kindsOf(CASES[kind].told)).toContain(kind);
    expect(kindsOf(CASES[kind].quiet)).not.toContain(kind);
  });
});
