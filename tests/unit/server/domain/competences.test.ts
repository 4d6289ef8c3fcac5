import { describe, expect, it } from 'vitest';
import {
  competenceCounts,
  type Holding,
  holdingAt,
  lapsesAt,
  mismatchesOf,
} from '../../../../server/domain/competences.ts';

const competences = [
  { id: 'safe', name: 'Safeguarding', warnDays: 60 },
  { id: 'assess', name: 'Assessment', warnDays: 0 },
];
const levels = [
  { level: 1, name: 'Aware' },
  { level: 2, name: 'Practising' },
];

function holding(personId: string, more: Partial<Holding> = {}): Holding {
  return { personId, competenceId: 'safe', level: 2, evidencedOn: '2019-04-16', expiresOn: '2021-04-15', ...more };
}

describe('a competence at a date', () => {
  it.each([
    ['2019-04-15', 'later', 731],
    ['2019-04-16', 'holds', 730],
    ['2021-02-13', 'holds', 61],
    ['2021-02-14', 'lapses', 60],
    ['2021-04-15', 'lapses', 0],
    ['2021-04-16', 'lapsed', -1],
  ])('on %s: %s, %i days left', (asAt, state, daysLeft) => {
    expect(holdingAt(holding('a'), 60, asAt)).toEqual({ state, daysLeft });
  });

  it('without an end holds for good', () => {
    expect(holdingAt({ evidencedOn: '2019-04-16', expiresOn: null }, 60, '2099-01-01')).toEqual({
      state: 'holds',
      daysLeft: null,
    });
  });
});

describe('lapses', () => {
  it('come next to lapse first, with those that lapsed, and nothing that is far off', () => {
    const holdings = [
      holding('far', { expiresOn: '2021-07-01' }),
      holding('b'),
      holding('a'),
      holding('gone', { expiresOn: '2021-03-31' }),
      holding('never', { expiresOn: null }),
    ];
    expect(lapsesAt(holdings, competences, '2021-04-01').map(({ personId, daysLeft }) => [personId, daysLeft])).toEqual(
      [
        ['gone', -1],
        ['a', 14],
        ['b', 14],
      ],
    );
  });
});

describe('counts by district', () => {
  it('count whoever holds it at the date, by level, and those that lapsed apart', () => {
    const holdings = [
      holding('a', { level: 1 }),
      holding('b'),
      holding('c', { expiresOn: '2021-03-31' }),
      holding('d', { evidencedOn: '2021-05-01', expiresOn: null }),
      holding('elsewhere', { level: 1 }),
      holding('left'),
    ];
    const districtOf = new Map([
      ...['a', 'b', 'c', 'd'].map((id) => [id, 'north'] as const),
      ['elsewhere', null] as const,
    ]);
    expect(competenceCounts(holdings, competences, districtOf, ['north', null], '2021-04-01')).toEqual([
      {
        ...{ districtId: 'north', competenceId: 'safe', people: 2, lapsing: 2, lapsed: 1 },
        byLevel: [
          { level: 1, people: 1 },
          { level: 2, people: 1 },
        ],
      },
      { districtId: 'north', competenceId: 'assess', people: 0, byLevel: [], lapsing: 0, lapsed: 0 },
      { districtId: null, competenceId: 'safe', people: 1, byLevel: [{ level: 1, people: 1 }], lapsing: 1, lapsed: 0 },
      { districtId: null, competenceId: 'assess', people: 0, byLevel: [], lapsing: 0, lapsed: 0 },
    ]);
  });
});

describe('what a post asks for', () => {
  const posts = [{ id: 'P-1', title: 'Family worker' }];
  const asks = [{ postId: 'P-1', competenceId: 'safe', minimumLevel: 2 }];
  const sentences = (holdings: Holding[], asAt = '2021-04-01') =>
    mismatchesOf(posts, asks, holdings, { competences, levels }, asAt).map(({ sentence }) => sentence);
  const asked = 'Post P-1, Family worker, asks for Safeguarding at Practising:';

  it('is met at the level or above, up to the last day', () => {
    expect(sentences([holding('a')])).toEqual([]);
    expect(sentences([holding('a')], '2021-04-15')).toEqual([]);
  });

  it.each([
    [[], '2021-04-01', 'none is on record. Enter the evidence, or arrange the training.'],
    [
      [holding('a', { level: 1 })],
      '2021-04-01',
      'held at Aware. Arrange the training, or lower what the post asks for.',
    ],
    [[holding('a')], '2021-04-16', 'it lapsed on 15 Apr 2021. Renew it, then enter the new evidence.'],
    [[holding('a')], '2019-01-01', 'it is evidenced only from 16 Apr 2019.'],
  ])('names what is missing: %#', (holdings, asAt, words) => {
    expect(sentences(holdings, asAt)).toEqual([`${asked} ${words}`]);
  });

  it('asks nothing of whoever is in another post', () => {
    expect(mismatchesOf([{ id: 'P-2', title: 'x' }], asks, [], { competences, levels }, '2021-04-01')).toEqual([]);
  });
});
