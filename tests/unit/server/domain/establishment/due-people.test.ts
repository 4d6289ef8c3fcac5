import { describe, expect, it } from 'vitest';
import type { DueRecords } from '../../../../../server/domain/establishment/due/item.ts';
import { dueAt } from '../../../../../server/domain/establishment/due.ts';
import { due, personOf, recordsOf, TODAY } from './due-records.ts';
import { occupancyOf, postOf } from './vacancy-records.ts';

describe('a competence', () => {
  const people = [personOf({ id: 'W-1' })];
  const held = { personId: 'W-1', competenceId: 'safe', name: 'Safeguarding', warnDays: 60, expiresOn: '2021-05-31' };
  const occupancies = [occupancyOf({ id: 'A-1', personId: 'W-1' })];
  const base = { posts: [postOf()], people, occupancies };

  it('is told of as many days before as it says', () => {
    expect(due({ ...base, competences: [held] })).toEqual(['competence-lapses:W-1:safe 2021-05-31 60']);
    expect(due({ ...base, competences: [{ ...held, warnDays: 59 }] })).toEqual([]);
  });

  it('that lapsed is told of for 90 days, and for good where the post asks for it', () => {
    const lapsed = { ...held, expiresOn: '2020-12-31' };
    expect(due({ ...base, competences: [lapsed] })).toEqual([]);
    const requirements = [{ postId: 'P-1', competenceId: 'safe' }];
    expect(due({ ...base, competences: [lapsed], requirements })).toEqual([
      'competence-lapses:W-1:safe 2020-12-31 -91',
    ]);
  });

  it('of somebody who has left is nobody’s matter', () => {
    const left = [personOf({ id: 'W-1', endDate: '2021-03-31' })];
    expect(due({ posts: [postOf()], people: left, competences: [held] })).toEqual([]);
  });
});

describe('records that disagree', () => {
  const posts = [postOf()];
  const one = (given: Partial<DueRecords>) =>
    dueAt(recordsOf({ posts, ...given }), TODAY, 90).map(({ id, sentence }) => [id, sentence]);

  it('are told of without a day where hours differ, or somebody is in no post', () => {
    const occupancies = [occupancyOf({ id: 'A-1', personId: 'W-1', minutes: 1110 })];
    expect(one({ people: [personOf({ id: 'W-1' })], occupancies })).toEqual([
      ['records-differ:W-1:hours', 'Worker W-1 is contracted for 37:00 hours a week and holds posts for 18:30.'],
    ]);
    expect(one({ people: [personOf({ id: 'W-1' })] })).toEqual([
      ['records-differ:W-1:no-post', 'Worker W-1 works here and is in no post.'],
    ]);
    expect(due({ posts, people: [personOf({ id: 'W-1' })] })).toEqual(['records-differ:W-1:no-post null null']);
  });

  it('count no additional hours, and of somebody without a post of their own what they are here for', () => {
    const own = occupancyOf({ id: 'A-1', personId: 'W-1', minutes: 1110 });
    const more = occupancyOf({
      id: 'A-2',
      personId: 'W-1',
      minutes: 1110,
      kind: 'additional-hours',
      endDate: '2021-12-31',
    });
    expect(one({ people: [personOf({ id: 'W-1', contractedMinutes: 1110 })], occupancies: [own, more] })).toEqual([]);
    const cover = occupancyOf({ id: 'A-3', personId: 'W-1', kind: 'maternity-cover', endDate: '2021-12-31' });
    expect(one({ people: [personOf({ id: 'W-1' })], occupancies: [cover] })).toEqual([]);
  });

  it('are due on the last day of somebody who holds a post beyond it', () => {
    const occupancies = [occupancyOf({ id: 'A-1', personId: 'W-1' })];
    const left = personOf({ id: 'W-1', endDate: '2021-03-20' });
    expect(due({ posts, people: [left], occupancies })).toEqual(['records-differ:W-1:left 2021-03-20 -12']);
    const leaves = personOf({ id: 'W-1', endDate: '2021-04-20' });
    expect(due({ posts, people: [leaves], occupancies })).toEqual(['records-differ:W-1:left 2021-04-20 19']);
    const ends = [occupancyOf({ id: 'A-1', personId: 'W-1', endDate: '2021-04-20' })];
    expect(due({ posts, people: [leaves], occupancies: ends })).toEqual([]);
  });
});

describe('a draft of a decision', () => {
  it('is overdue after 30 days', () => {
    const drafts = [{ id: 'D-1', reference: 'EH-1', title: 'More capacity', createdOn: '2021-03-01' }];
    expect(due({ drafts }, '2021-03-31')).toEqual([]);
    expect(due({ drafts }, '2021-04-01')).toEqual(['decision-draft:D-1 2021-03-31 -1']);
  });
});
