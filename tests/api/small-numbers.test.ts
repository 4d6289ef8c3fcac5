import { describe, expect, it } from 'vitest';
import { demandRows } from '../../server/contract/demand.ts';
import { demandSeries } from '../../server/contract/demand-history.ts';
import { demandMethod } from '../../server/contract/demand-method.ts';
import { demandRecording } from '../../server/contract/demand-recording.ts';
import { solver } from '../support/recover.ts';
import {
  counts,
  DISTRICTS,
  drawn,
  everySum,
  fteReadings,
  historyReadings,
  LANGUAGES,
  LEVELS,
  languageReadings,
  methodReadings,
  names,
  READERS,
  reading,
  SMALL,
  SOURCES,
  sharedReadings,
} from './small-numbers-app.ts';
import { stressReadings } from './small-numbers-stress.ts';

describe.each([11, 29, 47])('small numbers of drawn counts (%i)', (seed) => {
  it.each(READERS)('are not to be had by %s from any page, nor from all of them', async (as) => {
    const { test, counted } = await drawn(seed);
    counts.set(test, counted);
    const ofStress = await stressReadings(test, as);
    expect(ofStress.length).toBeGreaterThan(20);
    const readings = [...(await historyReadings(test, as)), ...(await methodReadings(test, as)), ...ofStress];
    const shown = new Set(readings.map(({ terms }) => [...terms.keys()].sort().join()));
    expect(readings.length).toBeGreaterThan(20);
    const told = solver(readings);
    for (const [what, parts] of [
      ['referrals', SOURCES],
      ['engaged', SOURCES],
      ['unwilling', SOURCES],
      ['opened', LEVELS],
      ['closed', LEVELS],
      ['up', ['additional']],
      ['down', ['complex']],
    ] as const) {
      for (const of of everySum(what, parts, as)) {
        const { terms, value } = reading(test, of);
        if (!SMALL.includes(value)) continue;
        expect({ of, isShown: shown.has([...terms.keys()].sort().join()) }).toEqual({ of, isShown: false });
        expect({ of, is: told(terms) }).toEqual({ of, is: undefined });
      }
    }
  });

  it.each(['hr', 'district-manager'] as const)('of languages are not to be had by %s, as cases or FTE', async (as) => {
    const { test, counted } = await drawn(seed);
    counts.set(test, counted);
    const readings = [
      ...(await historyReadings(test, as)),
      ...(await fteReadings(test, as)),
      ...(await languageReadings(test, as)),
      ...(await sharedReadings(test, as)),
    ].filter(({ terms }) => [...terms.keys()].every((name) => name.startsWith('cases 2021-03')));
    const told = solver(readings);
    const districts = as === 'hr' ? [...DISTRICTS.map((id) => [id]), DISTRICTS] : [['south']];
    let hidden = 0;
    for (const here of districts) {
      for (const code of LANGUAGES) {
        for (const levels of here.length > 1 ? [LEVELS] : [LEVELS, ...LEVELS.map((level) => [level])]) {
          const of = names('cases', ['2021-03'], here, levels, [code]);
          const { terms, value } = reading(test, of);
          if (!SMALL.includes(value)) continue;
          hidden += 1;
          expect({ of, is: told(terms) }).toEqual({ of, is: undefined });
        }
      }
    }
    expect(hidden).toBeGreaterThan(0);
  });

  it('are all shown at once where the service hides none, and hidden again when it does', async () => {
    const { test } = await drawn(seed);
    const hiddenOf = async () => {
      const series = await test.call('GET', '/demand/history/series?measure=referrals&by=source&districtId=south', {
        as: 'hr',
      });
      const method = demandMethod.parse((await test.call('GET', '/demand/method', { as: 'hr' })).body);
      const { rows } = demandRows.parse((await test.call('GET', '/demand', { as: 'hr' })).body);
      return {
        history: demandSeries.parse(series.body).lines.reduce((sum, { hidden }) => sum + hidden.length, 0) > 0,
        method: method.districts.some(({ levels }) => levels.some(({ flow }) => flow?.steppedUp.value === null)),
        counts: rows.some(({ languageCode }) => languageCode === 'all'),
      };
    };
    expect(await hiddenOf()).toEqual({ history: true, method: true, counts: true });
    const { settings } = demandRecording.parse((await test.call('GET', '/demand/recording', { as: 'hr' })).body);
    const json = {
      smallNumbers: { on: false, threshold: 5, showZero: true },
      languageFallback: settings.languageFallback,
      reason: 'agreed with the data protection officer',
    };
    await test.call('PATCH', '/demand/recording/settings', { as: 'manager', version: settings.version, json });
    expect(await hiddenOf()).toEqual({ history: false, method: false, counts: false });
  });
});
