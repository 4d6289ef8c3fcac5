import { describe, expect, it } from 'vitest';
import type { OccupancyRecord, PostRecord } from '../../../../../server/domain/establishment/records.ts';
import { isListed, standingsAt, type VacancySource } from '../../../../../server/domain/establishment/vacancies.ts';
import { occupancyOf, postOf } from './vacancy-records.ts';

const DAY = '2021-04-01';

const vacanciesAt = (source: VacancySource, asAt: string) => standingsAt(source, asAt).filter(isListed);

function only(posts: PostRecord[], occupancies: OccupancyRecord[], asAt = DAY, mappings: [string, string][] = []) {
  const links = mappings.map(([oldPostId, newPostId]) => ({ oldPostId, newPostId }));
  const [standing] = standingsAt({ posts, occupancies, mappings: links }, asAt).filter(({ post }) => post.id === 'P-1');
  if (!standing) throw new Error('The post is not in force');
  return standing;
}

describe('what is vacant', () => {
  it('is all of a post that nobody holds, from its first day', () => {
    expect(only([postOf()], [])).toMatchObject({
      standing: 'vacant',
      heldMinutes: 0,
      vacantMinutes: 2220,
      coveredMinutes: 0,
      since: '2019-04-01',
    });
  });

  it('is nothing of a post that is held in full, also by two people part time', () => {
    const half = { minutes: 1110 };
    const held = only([postOf()], [occupancyOf({ id: 'a', ...half }), occupancyOf({ id: 'b', ...half })]);
    expect(held).toMatchObject({ standing: 'held', heldMinutes: 2220, vacantMinutes: 0, since: null });
  });

  it('is a part, from the day after the other half left', () => {
    const left = occupancyOf({ id: 'a', minutes: 1110, endDate: '2020-12-31' });
    const stays = occupancyOf({ id: 'b', minutes: 1110 });
    expect(only([postOf()], [left, stays])).toMatchObject({
      vacantMinutes: 1110,
      heldMinutes: 1110,
      since: '2021-01-01',
    });
    expect(only([postOf()], [left, stays], '2020-12-31')).toMatchObject({ vacantMinutes: 0, since: null });
  });

  it('is without a break where a part of it was filled for a while, but not where all of it was', () => {
    const left = occupancyOf({ id: 'a', endDate: '2020-03-31' });
    const part = occupancyOf({ id: 'b', minutes: 1000, startDate: '2020-06-01', endDate: '2020-08-31' });
    expect(only([postOf()], [left, part]).since).toBe('2020-04-01');
    const whole = occupancyOf({ id: 'c', startDate: '2020-10-01', endDate: '2020-10-01' });
    expect(only([postOf()], [left, part, whole]).since).toBe('2020-10-02');
  });

  it('is told apart where the post is frozen, and from its first day after the freeze again', () => {
    const frozen = postOf({ frozenFrom: '2021-01-01', frozenTo: '2021-06-30', frozenReason: 'Savings' });
    expect(only([frozen], [])).toMatchObject({ standing: 'frozen', vacantMinutes: 2220, since: '2019-04-01' });
    expect(only([frozen], [], '2021-07-01').standing).toBe('vacant');
  });

  it('is nothing of a proposed post, and a post out of its dates is not there', () => {
    expect(only([postOf({ state: 'proposed' })], [])).toMatchObject({
      standing: 'proposed',
      vacantMinutes: 0,
      since: null,
    });
    const ended = postOf({ endDate: '2021-03-31', endReason: 'Restructure' });
    expect(standingsAt({ posts: [ended], occupancies: [], mappings: [] }, DAY)).toEqual([]);
  });
});

describe('since when, across a restructure', () => {
  const old = postOf({ id: 'P-0', endDate: '2021-03-31', endReason: 'Restructure' });
  const now = postOf({ startDate: DAY });
  const left = occupancyOf({ id: 'a', postId: 'P-0', endDate: '2020-09-30' });

  it('goes on in the post it became of', () => {
    expect(only([old, now], [left], DAY, [['P-0', 'P-1']]).since).toBe('2020-10-01');
    expect(only([old, now], [left]).since).toBe(DAY);
  });

  it('stops at the restructure where the old post was held to its end', () => {
    const stayed = occupancyOf({ id: 'a', postId: 'P-0', endDate: '2021-03-31' });
    expect(only([old, now], [stayed], DAY, [['P-0', 'P-1']]).since).toBe(DAY);
  });

  it('takes the longest of several old posts, and goes back through two restructures', () => {
    const older = postOf({ id: 'P-00', startDate: '2018-01-01', endDate: '2019-03-31' });
    const other = postOf({ id: 'P-9', endDate: '2021-03-31' });
    const gone = occupancyOf({ id: 'b', postId: 'P-9', endDate: '2020-11-30' });
    const chain: [string, string][] = [
      ['P-00', 'P-0'],
      ['P-0', 'P-1'],
      ['P-9', 'P-1'],
    ];
    expect(only([older, old, other, now], [gone], DAY, chain).since).toBe('2018-01-01');
    expect(only([older, old, other, now], [gone, left], DAY, chain).since).toBe('2020-10-01');
  });

  it('does not go round in circles', () => {
    const circle: [string, string][] = [
      ['P-0', 'P-1'],
      ['P-1', 'P-0'],
    ];
    expect(only([old, now], [], DAY, circle).since).toBe('2019-04-01');
  });
});

describe('cover of a vacancy', () => {
  const agency = occupancyOf({ id: 'x', kind: 'agency', personId: null, endDate: '2021-05-31' });

  it('never counts for more than is vacant; the rest is surplus', () => {
    const held = occupancyOf({ id: 'a', minutes: 1480 });
    expect(only([postOf()], [held, agency])).toMatchObject({
      vacantMinutes: 740,
      coveredMinutes: 740,
      surplusMinutes: 1480,
    });
  });

  it('is by the earliest first', () => {
    const late = occupancyOf({ id: 'y', kind: 'fixed-term', startDate: '2021-03-01', endDate: '2021-12-31' });
    const lines = only([postOf()], [late, { ...agency, minutes: 2000 }]).cover;
    expect(lines.map(({ occupancy, vacancyMinutes }) => [occupancy.id, vacancyMinutes])).toEqual([
      ['x', 2000],
      ['y', 220],
    ]);
  });

  it('may be additional hours of somebody who holds a part, but not their ring-fenced time or another arrangement', () => {
    const held = occupancyOf({ id: 'a', personId: 'W-1', minutes: 1110 });
    const more = { personId: 'W-1', minutes: 1110, startDate: '2021-03-01', endDate: '2021-04-11' };
    const covered = (kind: OccupancyRecord['kind']) =>
      only([postOf()], [held, occupancyOf({ id: 'b', kind, ...more })]).coveredMinutes;
    expect(covered('additional-hours')).toBe(1110);
    expect(covered('ring-fenced')).toBe(0);
    expect(covered('acting-up')).toBe(0);
  });

  it('ends with the last day of the arrangement', () => {
    expect(only([postOf()], [agency], '2021-05-31').coveredMinutes).toBe(2220);
    expect(only([postOf()], [agency], '2021-06-01').coveredMinutes).toBe(0);
  });
});

describe('a holder who is away', () => {
  const higher = postOf({ id: 'P-2', title: 'Process officer' });
  const holder = occupancyOf({ id: 'a', personId: 'W-1' });

  it('leaves no vacancy: a chain of acting up and maternity cover', () => {
    const acting = occupancyOf({ id: 'b', personId: 'W-1', postId: 'P-2', kind: 'acting-up', endDate: '2021-05-31' });
    const cover = occupancyOf({
      id: 'c',
      kind: 'maternity-cover',
      minutes: 1110,
      coversId: 'a',
      endDate: '2021-05-31',
    });
    const [first, second] = standingsAt(
      { posts: [postOf(), higher], occupancies: [holder, acting, cover], mappings: [] },
      DAY,
    );
    expect(first).toMatchObject({ standing: 'held', vacantMinutes: 0, coveredMinutes: 0, surplusMinutes: 0 });
    expect(first?.holders).toMatchObject([{ awayMinutes: 2220, coveredMinutes: 1110, elsewhere: { id: 'b' } }]);
    expect(second).toMatchObject({ standing: 'vacant', vacantMinutes: 2220, coveredMinutes: 2220 });
  });

  it('is away wholly where only the cover says so', () => {
    const cover = occupancyOf({
      id: 'c',
      kind: 'maternity-cover',
      minutes: 1110,
      coversId: 'a',
      endDate: '2021-05-31',
    });
    const [line] = only([postOf()], [holder, cover]).holders;
    expect(line).toMatchObject({ awayMinutes: 2220, coveredMinutes: 1110, elsewhere: null });
  });

  it('is covered by name before anybody else, and cover of the cover counts once', () => {
    const cover = occupancyOf({ id: 'c', kind: 'maternity-cover', coversId: 'a', endDate: '2021-05-31' });
    const again = occupancyOf({ id: 'd', kind: 'agency', personId: null, coversId: 'c', endDate: '2021-05-31' });
    const plain = occupancyOf({ id: 'b', kind: 'fixed-term', endDate: '2021-05-31', startDate: '2019-05-01' });
    const found = only([postOf()], [holder, cover, again, plain]);
    expect(found.holders).toMatchObject([{ awayMinutes: 2220, coveredMinutes: 2220 }]);
    expect(found.cover.map(({ occupancy, holderMinutes }) => [occupancy.id, holderMinutes])).toEqual([
      ['c', 2220],
      ['d', 0],
      ['b', 0],
    ]);
    expect(found.surplusMinutes).toBe(4440);
  });

  it('is shared out over the posts somebody holds', () => {
    const two = [
      occupancyOf({ id: 'a', personId: 'W-1', minutes: 1110 }),
      occupancyOf({ id: 'e', personId: 'W-1', postId: 'P-3', minutes: 1110 }),
    ];
    const away = occupancyOf({
      id: 'f',
      personId: 'W-1',
      postId: 'P-2',
      kind: 'secondment',
      minutes: 1500,
      endDate: '2021-05-31',
    });
    const posts = [postOf(), higher, postOf({ id: 'P-3' })];
    const found = vacanciesAt({ posts, occupancies: [...two, away], mappings: [] }, DAY);
    const minutes = found.flatMap(({ post, holders }) => holders.map(({ awayMinutes }) => [post.id, awayMinutes]));
    expect(minutes).toEqual([
      ['P-1', 1110],
      ['P-3', 390],
    ]);
  });

  it('is listed; a post that is held by somebody at work is not', () => {
    const posts = [postOf(), higher];
    const occupancies = [holder, occupancyOf({ id: 'z', postId: 'P-2' })];
    expect(vacanciesAt({ posts, occupancies, mappings: [] }, DAY)).toEqual([]);
  });
});
