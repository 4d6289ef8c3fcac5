import { describe, expect, it } from 'vitest';
import type { Progress } from '../../../solver/solve.ts';
import { verify } from '../../../solver/verify.ts';
import { instance } from '../../bench/solver-instances.ts';
import { propose } from '../../support/solver-engines.ts';
import { accepted, readProblem, smallProblem } from '../../support/solver-problems.ts';

describe('solve', () => {
  it('streams verified plans that get better, and bounds that never pass them', async () => {
    const input = readProblem('district-80-max-moves');
    const heard: Progress[] = [];
    const proposal = await propose(input, { onProgress: (progress) => heard.push(progress) });
    expect(heard.length).toBeGreaterThan(1);
    heard.forEach((progress, at) => {
      const verified = verify(input, progress.placements);
      expect(verified.violations).toEqual([]);
      expect(verified.objective).toBeCloseTo(progress.objective, 9);
      expect(progress.bound).toBeLessThanOrEqual(progress.objective + 1e-9);
      expect(progress.objective).toBeLessThanOrEqual(heard[at - 1]?.objective ?? Number.POSITIVE_INFINITY);
      expect(progress.bound).toBeGreaterThanOrEqual(heard[at - 1]?.bound ?? 0);
    });
    expect(heard[0]?.elapsedMs).toBeLessThan(1000);
    expect(proposal.objective).toBeCloseTo(54.955054545454345, 4);
  });

  it('stops when cancelled, with the best plan so far', async () => {
    const input = readProblem('county-300');
    let plans = 0;
    const started = performance.now();
    const proposal = await propose(input, { onProgress: () => plans++, isCancelled: () => plans > 0 });
    expect(performance.now() - started).toBeLessThan(3000);
    expect(proposal.status).toBe('feasible');
    expect(verify(input, proposal.placements).violations).toEqual([]);
  });

  it('gives the same proposal twice', async () => {
    const input = readProblem('district-20');
    const [first, second] = [await propose(input), await propose(input)];
    expect(second.placements).toEqual(first.placements);
  });

  it('solves no people, no demand and one district', async () => {
    const nobody = await propose(smallProblem([]));
    expect(nobody).toMatchObject({ status: 'optimal', objective: 0, bound: 0, gap: 0, placements: [] });
    const noDemand = smallProblem([{ current: 'south' }], {
      districts: [
        { id: 'north', name: 'North', demandFte: 0 },
        { id: 'south', name: 'South', demandFte: 0 },
      ],
    });
    const still = await propose(noDemand);
    expect(still).toMatchObject({ objective: 0, placements: [{ staff: 'P1', district: 'south', share: 1 }] });
    const one = smallProblem([{}, {}], { districts: [{ id: 'all', name: 'All', demandFte: 3 }] });
    expect((await propose(one)).placements).toHaveLength(2);
  });

  it.each([
    [1, 200, 3],
    [60, 200, 3],
    [1500, 20, 2],
  ])('keeps the deadline with %d people in %d districts', { timeout: 30_000 }, async (persons, districts, seconds) => {
    const input = instance({ persons, districts, seed: 1 });
    // one manager a district is demanded, so fewer people than districts is impossible, and said
    const started = performance.now();
    const proposal = await propose(input, { deadlineMs: seconds * 1000 });
    // the machine that tests may be busy; on a quiet one this is within a second
    expect(performance.now() - started).toBeLessThan(seconds * 1000 + 2500);
    if (persons < districts) expect(proposal.conflicts.length).toBeGreaterThan(0);
    else expect(verify(input, proposal.placements).violations).toEqual([]);
  });

  it.each([1, 3])(
    'is back within a second of a deadline of %d s with 300 people',
    { timeout: 60_000 },
    async (seconds) => {
      const input = readProblem('county-300');
      const late: number[] = [];
      // a machine that tests other things too may be late once, not three times
      while (late.length < 3 && late.every((ms) => ms >= 1000)) {
        const started = performance.now();
        const proposal = await propose(input, { deadlineMs: seconds * 1000 });
        late.push(performance.now() - started - seconds * 1000);
        expect(verify(input, proposal.placements).violations).toEqual([]);
      }
      expect(Math.min(...late)).toBeLessThan(1000);
    },
  );

  it('solves 200 districts', { timeout: 30_000 }, async () => {
    const ids = Array.from({ length: 200 }, (_, at) => `d${at}`);
    const districts = ids.map((id) => ({ id, name: id, demandFte: 0.5 }));
    const staff = ids.slice(0, 100).map((current) => ({ current, preferences: { [current]: 1 } }));
    const proposal = await propose(smallProblem(staff, { districts }));
    // 100 FTE for 200 equal districts: fair is 0.5 each, and whole people can be in 100 of them only
    expect(proposal.objective).toBeCloseTo(100 * (10 * 0.49 + 30 * 0.45), 6);
    expect(proposal.placements.every(({ staff: id, district }) => district === `d${Number(id.slice(1)) - 1}`)).toBe(
      true,
    );
  });

  it('treats any id like any other', async () => {
    const ids = ['constructor', '__proto__', 'Ann Smith', 'a/b', 'toString', '', 'result', '- free inf'];
    const records = ids.map((id) => Object.fromEntries([[id, 0.25]]));
    const input = accepted({
      format: 'evenhand-problem/1',
      districts: ids.map((id, at) => ({
        id,
        name: id,
        demandFte: 1,
        languageDemandFte: records[at],
        minimumFte: records[at],
      })),
      roles: ids.map((id) => ({ id, caseload: 1 })),
      staff: ids.map((id, at) => ({
        id,
        kind: 'person',
        role: id,
        fte: 1,
        languages: [id],
        current: ids[at + 1] ?? null,
        preferences: Object.fromEntries([[id, 1]]),
        excluded: [ids[(at + 2) % ids.length]],
        pinned: at % 3 === 0 ? id : undefined,
      })),
    });
    const proposal = await propose(input);
    expect(proposal.status).toBe('optimal');
    expect(proposal.placements).toEqual(ids.map((id) => ({ staff: id, district: id, share: 1 })));
    expect(proposal.penalties).toMatchObject({
      fairShare: 0,
      language: 0,
      preference: 0,
      move: 0.5 * (ids.length - 1),
    });
  });

  it('places vacancies after the persons: they are gaps, not capacity', async () => {
    const staff = [
      {},
      {},
      { kind: 'vacancy' },
      { kind: 'vacancy', excluded: ['north'] },
      { kind: 'vacancy', pinned: 'north' },
    ];
    const input = smallProblem(staff, {
      districts: [
        { id: 'north', name: 'North', demandFte: 3, languageDemandFte: { bn: 0.4, ur: 0.9 } },
        { id: 'south', name: 'South', demandFte: 2 },
      ],
    });
    const proposal = await propose(input);
    expect(proposal.placements).toHaveLength(2);
    expect(proposal.districts.map(({ fairShareFte }) => fairShareFte)).toEqual([1.2, 0.8]);
    // persons 1 + 1, vacancies 3: C = 5, fair 3 and 2; V3 and V5 in North, V4 in South reach both exactly
    expect(proposal.vacancies.objective).toBeCloseTo(0, 9);
    expect(proposal.vacancies.placements).toEqual([
      { staff: 'P3', district: 'north', share: 1, languages: ['ur', 'bn'] },
      { staff: 'P4', district: 'south', share: 1, languages: [] },
      { staff: 'P5', district: 'north', share: 1, languages: ['ur', 'bn'] },
    ]);
  });

  it('is written without a minus zero', async () => {
    const text = JSON.stringify(await propose(readProblem('district-20')));
    expect(text).not.toMatch(/-0[,}\]]/);
  });
});

describe('an impossible problem', () => {
  const conflicts = async (input: Parameters<typeof propose>[0]) =>
    (await propose(input)).conflicts.map(({ rule, subject, sentence }) => [rule, subject, sentence]);

  it('names a pin and an exclusion that contradict each other', async () => {
    const found = await conflicts(smallProblem([{ name: 'Ann', pinned: 'north', excluded: ['north'] }, {}]));
    expect(found).toEqual([
      ['pin', 'P1', 'Ann is pinned to North.'],
      ['exclusion', 'P1', 'Ann may not work in North.'],
    ]);
  });

  it('names all maximums when there is no room for everybody', async () => {
    const districts = ['north', 'south'].map((id) => ({ id, name: id, demandFte: 1, maximumFte: 1 }));
    const found = await conflicts(smallProblem([{}, {}, {}], { districts }));
    expect(found.map(([rule, subject]) => [rule, subject])).toEqual([
      ['maximum', 'north'],
      ['maximum', 'south'],
    ]);
    expect(found[0]?.[2]).toBe('north has room for at most 1.00 FTE; 3.00 FTE have to be placed in all.');
  });

  it('names the move limit with the minimums that need the moves', async () => {
    const input = smallProblem([{ role: 'team-manager', current: 'north' }, {}], {
      districts: [
        { id: 'north', name: 'North', demandFte: 1 },
        { id: 'south', name: 'South', demandFte: 1, minimumFte: { 'team-manager': 1 } },
      ],
      policy: { maxMoves: 0 },
    });
    expect((await conflicts(input)).map(([rule]) => rule)).toEqual(['minimum', 'maxMoves']);
  });

  it('names somebody who may work nowhere', async () => {
    const found = await conflicts(smallProblem([{}, { excluded: ['north', 'south'] }]));
    expect(found).toEqual([['exclusion', 'P2', 'P2 may not work in North and South.']]);
  });
});

describe('hard rules that chance alone would not keep', () => {
  it('finds the one manager for each of 60 districts, in the shortest time', async () => {
    const ids = Array.from({ length: 60 }, (_, at) => `d${at}`);
    const input = smallProblem(
      ids.map((_, at) => ({ role: 'team-manager', current: ids[(at * 7) % 30] })),
      { districts: ids.map((id) => ({ id, name: id, demandFte: 1, minimumFte: { 'team-manager': 1 } })) },
    );
    const proposal = await propose(input, { deadlineMs: 1 });
    expect(verify(input, proposal.placements).violations).toEqual([]);
    expect(new Set(proposal.placements.map(({ district }) => district)).size).toBe(60);
  });

  it('keeps tight maximums and a move limit, in the shortest time', async () => {
    const staff = Array.from({ length: 20 }, (_, at) => ({
      current: at < 14 ? 'north' : 'south',
      preferences: { north: 1 },
    }));
    const districts = ['north', 'south'].map((id) => ({ id, name: id, demandFte: 1, maximumFte: 10 }));
    const input = smallProblem(staff, { districts, policy: { maxMoves: 4 } });
    const proposal = await propose(input, { deadlineMs: 1 });
    expect(verify(input, proposal.placements).violations).toEqual([]);
  });
});
