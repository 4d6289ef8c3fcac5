import { describe, expect, it } from 'vitest';
import { checkFunding, type FundingFacts } from '../../../../../server/domain/establishment/arrangement-rules.ts';

describe('the rules of funding', () => {
  const line: FundingFacts['line'] = {
    id: 'F-1',
    postId: 'P-1',
    occupancyId: null,
    fundId: 'dfe',
    fromDate: '2020-10-01',
    toDate: '2021-03-31',
    shareBasisPoints: 5000,
    reason: 'grant',
    reviewDate: null,
    decisionReference: null,
    decisionId: null,
    version: 1,
  };
  const ground: FundingFacts = {
    line,
    others: [],
    fund: { name: 'DfE', fromDate: '2020-10-01', toDate: '2021-03-31' },
    subject: { title: 'Post P-1', startDate: '2018-04-01', endDate: null },
  };
  const rules = (more: Partial<FundingFacts>) => checkFunding({ ...ground, ...more }, []).map(({ rule }) => rule);

  it.each<[string, Partial<FundingFacts>, string[]]>([
    ['within everything', {}, []],
    ['half and half', { others: [{ ...line, id: 'F-2' }] }, []],
    [
      'a hundredth of a per cent too much',
      { others: [{ ...line, id: 'F-2', shareBasisPoints: 5001 }] },
      ['funding-whole'],
    ],
    [
      'too much on another day',
      { others: [{ ...line, id: 'F-2', shareBasisPoints: 9000, fromDate: '2021-04-01', toDate: '2021-04-30' }] },
      [],
    ],
    ['after the fund', { fund: { ...ground.fund, toDate: '2021-03-30' } }, ['fund-dates']],
    ['before the fund', { fund: { ...ground.fund, fromDate: '2020-10-02' } }, ['fund-dates']],
    ['after the post', { subject: { ...ground.subject, endDate: '2021-03-30' } }, ['funding-subject']],
  ])('%s', (_, more, found) => {
    expect(rules(more)).toEqual(found);
  });
});
