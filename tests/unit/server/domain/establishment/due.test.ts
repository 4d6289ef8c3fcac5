import { describe, expect, it } from 'vitest';
import type { DueRecords } from '../../../../../server/domain/establishment/due/item.ts';
import { dueRecordsOf } from '../../../../../server/domain/establishment/due/records-of.ts';
import { dueAt } from '../../../../../server/domain/establishment/due.ts';
import { due, fundingOf, personOf, recordsOf, recruitmentOf, TODAY } from './due-records.ts';
import { occupancyOf, postOf } from './vacancy-records.ts';

const agency = occupancyOf({
  id: 'A-1',
  kind: 'agency',
  personId: null,
  startDate: '2020-12-01',
  endDate: '2021-05-31',
});

describe('an arrangement that ends', () => {
  const posts = [postOf()];

  it('is told of for as many days ahead as are looked at, the last of them included', () => {
    // 1 April to 31 May are 29 + 31 = 60 days
    expect(due({ posts, occupancies: [agency] }, TODAY, 60)).toEqual(['arrangement-ends:A-1 2021-05-31 60']);
    expect(due({ posts, occupancies: [agency] }, TODAY, 59)).toEqual([]);
    expect(due({ posts, occupancies: [agency] }, '2021-05-31', 0)).toEqual(['arrangement-ends:A-1 2021-05-31 0']);
  });

  it('is settled once its end has a reason, or somebody comes into the post on the day after', () => {
    expect(due({ posts, occupancies: [{ ...agency, endReason: 'Ended early' }] })).toEqual([]);
    const next = occupancyOf({ id: 'A-2', startDate: '2021-06-01' });
    expect(due({ posts, occupancies: [agency, next] })).toEqual([]);
    const later = occupancyOf({ id: 'A-2', startDate: '2021-06-02' });
    expect(due({ posts, occupancies: [agency, later] })).toEqual(['arrangement-ends:A-1 2021-05-31 60']);
  });

  it('is overdue once it is over and left the post unfilled, for 90 days', () => {
    expect(due({ posts, occupancies: [agency] }, '2021-06-01')).toEqual(['arrangement-ends:A-1 2021-05-31 -1']);
    // 31 May + 90 = 29 August
    expect(due({ posts, occupancies: [agency] }, '2021-08-29')).toHaveLength(1);
    expect(due({ posts, occupancies: [agency] }, '2021-08-30')).toEqual([]);
  });

  it.each<[string, Partial<DueRecords>]>([
    ['the post is held', { posts, occupancies: [agency, occupancyOf({ id: 'A-2', startDate: '2019-04-01' })] }],
    [
      'the post is frozen',
      { posts: [postOf({ frozenFrom: '2021-06-01', frozenReason: 'budget' })], occupancies: [agency] },
    ],
    [
      'the post is over',
      { posts: [postOf({ endDate: '2021-05-31' })], occupancies: [{ ...agency, endDate: '2021-05-30' }] },
    ],
    ['it is recruited to', { posts, occupancies: [agency], recruitments: [recruitmentOf({})] }],
    ['the hours were additional', { posts, occupancies: [{ ...agency, kind: 'additional-hours' }] }],
  ])('is not overdue where %s', (_, given) => {
    expect(due(given, '2021-06-01').filter((line) => line.startsWith('arrangement'))).toEqual([]);
  });

  it('may become permanent where whoever does it is employed here', () => {
    const acting = { ...agency, kind: 'acting-up', personId: 'W-1' } as const;
    const [item] = dueAt(recordsOf({ posts, occupancies: [acting] }), TODAY, 90).filter(
      ({ kind }) => kind === 'arrangement-ends',
    );
    expect(item?.action).toBe('Extend it, make it permanent, or find who follows');
  });

  it('names the worker in the sentence only', () => {
    const [item] = dueAt(recordsOf({ posts, occupancies: [agency] }), TODAY, 90);
    expect(item).toMatchObject({
      title: 'Agency: Caseworker (P-1)',
      sentence: 'The arrangement with Worker A-1 ends on 31 May 2021, and nothing follows yet.',
      action: 'Extend it, or find who follows',
      page: 'temporary-posts',
      subjectId: 'A-1',
      unitId: 'team-north',
      districtId: 'north',
    });
  });
});

describe('a review', () => {
  const posts = [postOf()];
  const reviewed = { ...agency, endDate: '2022-03-31', reviewDate: '2021-03-01' };

  it('is overdue for as long as the arrangement runs', () => {
    // 1 March to 1 April are 31 days
    expect(due({ posts, occupancies: [reviewed] })).toEqual(['review:A-1 2021-03-01 -31']);
    expect(due({ posts, occupancies: [{ ...reviewed, endDate: '2021-03-31', endReason: 'over' }] })).toEqual([]);
  });

  it('is told of ahead, of funding lines too', () => {
    expect(due({ posts, occupancies: [{ ...reviewed, reviewDate: '2021-06-30' }] })).toEqual([
      'review:A-1 2021-06-30 90',
    ]);
    const line = fundingOf({ reviewDate: '2021-06-30', toDate: '2022-03-31' });
    expect(due({ posts, fundingLines: [line] })).toEqual(['funding-review:F-1 2021-06-30 90']);
    expect(due({ posts, fundingLines: [{ ...line, reviewDate: '2021-07-01' }] })).toEqual([]);
  });
});

describe('an honorarium', () => {
  const posts = [postOf()];
  const acting = occupancyOf({
    id: 'A-1',
    kind: 'acting-up',
    startDate: '2020-09-01',
    endDate: '2021-12-31',
    payPoint: 6,
    basePoint: 4,
  });

  it('is due for a review three months after it began, where none is planned', () => {
    expect(due({ posts, occupancies: [acting] }, '2020-11-30', 1)).toEqual(['honorarium-review:A-1 2020-12-01 1']);
    expect(due({ posts, occupancies: [acting] }, '2020-11-30', 0)).toEqual([]);
    expect(due({ posts, occupancies: [{ ...acting, reviewDate: '2021-12-01' }] }, '2020-11-30', 1)).toEqual([]);
    const short = { ...acting, endDate: '2020-11-30', endReason: 'over' };
    expect(due({ posts, occupancies: [short] }, '2020-11-01', 60)).toEqual([]);
  });

  it('nears twelve months where it would run beyond them', () => {
    const planned = { ...acting, reviewDate: '2021-12-01' };
    // twelve months from 1 September 2020 end on 31 August 2021
    expect(due({ posts, occupancies: [planned] }, '2021-08-01', 30)).toEqual(['honorarium-long:A-1 2021-08-31 30']);
    expect(due({ posts, occupancies: [{ ...planned, endDate: '2021-08-31' }] }, '2021-08-01', 30)).toEqual([
      'arrangement-ends:A-1 2021-08-31 30',
    ]);
  });

  it('is no matter where the council asks for neither, or where nothing extra is paid', () => {
    const honoraria = { reviewMonths: null, longestMonths: null };
    expect(due({ posts, occupancies: [acting], honoraria }, '2021-08-01', 30)).toEqual([]);
    expect(due({ posts, occupancies: [{ ...acting, basePoint: null }] }, '2021-08-01', 30)).toEqual([]);
  });
});

describe('the limits of honoraria', () => {
  const limits = (rules: Parameters<typeof dueRecordsOf>[0]['rules']) =>
    dueRecordsOf({ ...recordsOf({}), drafts: [], rules }).honoraria;

  it('are the usual ones, those the council set, or none where it turned a rule off', () => {
    expect(limits([])).toEqual({ reviewMonths: 3, longestMonths: 12 });
    expect(limits([{ id: 'honorarium-long', severity: 'refuse', threshold: 18 }])).toMatchObject({ longestMonths: 18 });
    expect(limits([{ id: 'honorarium-review', severity: 'off', threshold: null }])).toMatchObject({
      reviewMonths: null,
    });
  });
});

describe('funding that ends while what it pays for goes on', () => {
  const posts = [postOf()];

  it('is told of before and for 90 days after', () => {
    expect(due({ posts, fundingLines: [fundingOf({})] }, '2021-03-01')).toEqual(['funding-ends:F-1 2021-03-31 30']);
    expect(due({ posts, fundingLines: [fundingOf({})] })).toEqual(['funding-ends:F-1 2021-03-31 -1']);
    expect(due({ posts, fundingLines: [fundingOf({})] }, '2021-06-30')).toEqual([]);
  });

  it('is no matter where the post ends with it, or another line takes over as much', () => {
    expect(due({ posts: [postOf({ endDate: '2021-03-31' })], fundingLines: [fundingOf({})] }, '2021-03-01')).toEqual(
      [],
    );
    const next = fundingOf({ id: 'F-2', fromDate: '2021-04-01', toDate: '2022-03-31' });
    expect(due({ posts, fundingLines: [fundingOf({}), next] }, '2021-03-01')).toEqual([]);
    const less = { ...next, shareBasisPoints: 4999 };
    expect(due({ posts, fundingLines: [fundingOf({}), less] }, '2021-03-01')).toEqual([
      'funding-ends:F-1 2021-03-31 30',
    ]);
  });

  it('of an arrangement looks at the arrangement', () => {
    const line = fundingOf({ postId: null, occupancyId: 'A-1' });
    const long = { ...agency, endDate: '2021-12-31' };
    expect(due({ posts, occupancies: [long], fundingLines: [line] }, '2021-03-01')).toEqual([
      'funding-ends:F-1 2021-03-31 30',
    ]);
    const ends = { ...agency, endDate: '2021-03-31', endReason: 'with the grant' };
    expect(due({ posts, occupancies: [ends], fundingLines: [line] }, '2021-03-01')).toEqual([]);
  });
});

describe('a post', () => {
  const temporary = postOf({ permanence: 'temporary', endDate: '2021-04-30' });
  const holder = occupancyOf({ id: 'A-1', endDate: '2021-04-30' });

  it('that ends with somebody in it is told of, unless another follows it', () => {
    expect(due({ posts: [temporary], occupancies: [holder] })).toEqual(['post-ends:P-1 2021-04-30 29']);
    const mappings = [{ oldPostId: 'P-1', newPostId: 'P-2' }];
    expect(due({ posts: [temporary], occupancies: [holder], mappings })).toEqual([]);
    expect(due({ posts: [temporary], occupancies: [{ ...holder, endDate: '2021-04-29' }] })).toEqual([]);
    expect(due({ posts: [temporary], occupancies: [{ ...holder, endReason: 'retires' }] })).toEqual([]);
  });

  it('that is frozen until a day is told of', () => {
    const frozen = postOf({ frozenFrom: '2021-01-01', frozenTo: '2021-06-30', frozenReason: 'budget' });
    expect(due({ posts: [frozen] })).toEqual(['freeze-ends:P-1 2021-06-30 90']);
    expect(due({ posts: [frozen] }, '2021-07-01')).toEqual([]);
    expect(due({ posts: [{ ...frozen, frozenTo: null }] })).toEqual([]);
  });
});

describe('a recruitment', () => {
  const posts = [postOf()];

  it('has a next action, due or overdue', () => {
    const open = recruitmentOf({ nextAction: 'Shortlist', nextActionBy: '2021-03-30' });
    expect(due({ posts, recruitments: [open] })).toEqual(['recruitment-action:R-1 2021-03-30 -2']);
    expect(due({ posts, recruitments: [{ ...open, stage: 'filled', closedOn: '2021-03-31' }] })).toEqual([]);
  });

  it('is told of once it is open for more than 90 days', () => {
    // 1 March + 90 = 30 May
    expect(due({ posts, recruitments: [recruitmentOf({})] }, '2021-05-30')).toEqual([]);
    expect(due({ posts, recruitments: [recruitmentOf({})] }, '2021-05-31')).toEqual([
      'recruitment-long:R-1 2021-05-30 -1',
    ]);
  });
});

describe('what is due', () => {
  it('comes by its day, what has none last', () => {
    const people = [personOf({ id: 'W-9' })];
    const occupancies = [agency, { ...agency, id: 'A-2', reviewDate: '2021-03-01', endDate: '2021-04-02' }];
    expect(due({ posts: [postOf()], people, occupancies })).toEqual([
      'review:A-2 2021-03-01 -31',
      'arrangement-ends:A-2 2021-04-02 1',
      'arrangement-ends:A-1 2021-05-31 60',
      'records-differ:W-9:no-post null null',
    ]);
  });
});
