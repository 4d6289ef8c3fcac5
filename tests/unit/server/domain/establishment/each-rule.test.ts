import { describe, expect, it } from 'vitest';
import {
  ALL_RULES,
  type ArrangementFacts,
  checkArrangement,
  checkFunding,
  type FundingFacts,
} from '../../../../../server/domain/establishment/arrangement-rules.ts';
import { facts, honorarium, occupancy } from './arrangement-facts.ts';

type Given = [record: Partial<ArrangementFacts['record']>, more?: Partial<ArrangementFacts>];

const HOLDER = occupancy({ id: 'A-9', postId: 'P-2', personId: 'W-9', name: 'Sam' });
const SECONDED = occupancy({ id: 'A-8', postId: 'P-5', personId: 'W-9', kind: 'secondment', endDate: '2021-02-28' });
const OTHER = occupancy({ id: 'A-3', postId: 'P-3', kind: 'acting-up', minutes: 1110, startDate: '2021-01-01' });
const HALF = {
  ofHolder: [occupancy({ minutes: 1110 })],
  holder: { name: 'Robin', contractedMinutes: 1110, startDate: '2018-04-01', endDate: null },
};
const MORE = { kind: 'additional-hours', basePoint: null, payPoint: 5 } as const;
const ADDS = { coversId: 'A-9', capacityMinutes: 1110, capacityDistrictId: 'north' };
const AWAY = { covered: HOLDER, ofCovered: [SECONDED], inPost: [HOLDER] };
const employed = (endDate: string) => ({
  holder: { name: 'Robin', contractedMinutes: 2220, startDate: '2018-04-01', endDate },
});

/** Each rule with the smallest difference between what it says something of and what it is quiet about. */
const ARRANGEMENTS: Readonly<Record<string, { trips: Given; quiet: Given }>> = {
  'person-overlap': {
    trips: [{ minutes: 1110 }, { ofHolder: [OTHER] }],
    quiet: [{ minutes: 1110, endDate: '2020-12-31' }, { ofHolder: [OTHER] }],
  },
  'person-hours': {
    trips: [{ minutes: 1111 }, { ofHolder: [occupancy(), OTHER] }],
    quiet: [{ minutes: 1110 }, { ofHolder: [occupancy(), OTHER] }],
  },
  'full-time': { trips: [{ ...MORE, minutes: 1111 }, HALF], quiet: [{ ...MORE, minutes: 1110 }, HALF] },
  'person-employed': { trips: [{}, employed('2021-02-27')], quiet: [{}, employed('2021-02-28')] },
  'post-hours': { trips: [{}, { inPost: [HOLDER] }], quiet: [{ coversId: 'A-9' }, AWAY] },
  'post-end': {
    trips: [{}, { post: { ...facts().post, endDate: '2021-02-27' } }],
    quiet: [{}, { post: { ...facts().post, endDate: '2021-02-28' } }],
  },
  'cover-away': { trips: [{ coversId: 'A-9' }, { ...AWAY, ofCovered: [] }], quiet: [{ coversId: 'A-9' }, AWAY] },
  'cover-counts-twice': {
    trips: [ADDS, { ...AWAY, coveredCasesIn: 'north' }],
    quiet: [
      { ...ADDS, coveredStops: true },
      { ...AWAY, coveredCasesIn: 'north' },
    ],
  },
  'honorarium-short': { trips: [{ endDate: '2020-09-27' }], quiet: [{ endDate: '2020-09-28' }] },
  'honorarium-long': { trips: [{ endDate: '2021-09-01' }], quiet: [{ endDate: '2021-08-31' }] },
  'honorarium-review': { trips: [{ reviewDate: '2020-12-16' }], quiet: [{ reviewDate: '2020-12-15' }] },
  'grade-point': { trips: [{ payPoint: 8 }], quiet: [{ payPoint: 7 }] },
  'retrospective-start': {
    trips: [{}, { decidedOn: '2020-09-02' }],
    quiet: [{}, { decidedOn: '2020-09-01' }],
  },
};

const LINE: FundingFacts = {
  line: {
    ...{ id: 'F-1', postId: 'P-1', occupancyId: null, fundId: 'dfe', fromDate: '2020-10-01', toDate: '2021-03-31' },
    ...{ shareBasisPoints: 5000, reason: 'grant', reviewDate: null, decisionReference: null, decisionId: null },
    version: 1,
  },
  others: [],
  fund: { name: 'DfE', fromDate: '2020-10-01', toDate: '2021-03-31' },
  subject: { title: 'Post P-1', startDate: '2018-04-01', endDate: null },
};
const beside = (shareBasisPoints: number) => ({ others: [{ ...LINE.line, id: 'F-2', shareBasisPoints }] });

const FUNDING: Readonly<Record<string, { trips: Partial<FundingFacts>; quiet: Partial<FundingFacts> }>> = {
  'funding-whole': { trips: beside(5001), quiet: beside(5000) },
  'fund-dates': {
    trips: { fund: { ...LINE.fund, toDate: '2021-03-30' } },
    quiet: { fund: { ...LINE.fund, toDate: '2021-03-31' } },
  },
  'funding-subject': {
    trips: { subject: { ...LINE.subject, endDate: '2021-03-30' } },
    quiet: { subject: { ...LINE.subject, endDate: '2021-03-31' } },
  },
};

const ofArrangement = ([record, more]: Given) =>
  checkArrangement(facts({ record: honorarium(record), ...more }), []).map(({ rule }) => rule);
const ofFunding = (more: Partial<FundingFacts>) => checkFunding({ ...LINE, ...more }, []).map(({ rule }) => rule);

describe('every named rule', () => {
  it.each(Object.entries(ARRANGEMENTS))('%s speaks of one arrangement and not of another', (rule, { trips, quiet }) => {
    expect(ofArrangement(trips)).toContain(rule);
    expect(ofArrangement(quiet)).not.toContain(rule);
  });

  it.each(Object.entries(FUNDING))('%s speaks of one funding line and not of another', (rule, { trips, quiet }) => {
    expect(ofFunding(trips)).toContain(rule);
    expect(ofFunding(quiet)).not.toContain(rule);
  });

  it('has its cases here', () => {
    const ids = [...Object.keys(ARRANGEMENTS), ...Object.keys(FUNDING)].sort();
    expect(ids).toEqual(ALL_RULES.map(({ id }) => id).sort());
  });
});
