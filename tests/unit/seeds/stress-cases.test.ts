import { expect, it } from 'vitest';
import { openDb } from '../../../db/open.ts';
import { listStressCases } from '../../../db/queries/demand-stress.ts';
import { listDistricts, listWardDistricts } from '../../../db/queries/reference.ts';
import { loadDemo } from '../../../seeds/run.ts';
import { storedStressCase } from '../../../server/contract/demand-stress-case.ts';
import { districtsOf } from '../../../server/domain/demand/stress/cases.ts';

it('the demo has a stress case of each kind, of districts, levels and wards that there are', async () => {
  const db = openDb(':memory:');
  await loadDemo(db, { now: new Date('2026-01-02T03:04:05Z') });
  const cases = listStressCases(db).map(storedStressCase);
  expect(cases.map(({ kind }) => kind).sort()).toEqual(['new-estate', 'partner-closes', 'publicity', 'school-return']);
  const districts = listDistricts(db).map(({ id }) => id);
  for (const stress of cases) expect(districts).toEqual(expect.arrayContaining([...districtsOf(stress, districts)]));
  const estate = cases.find((stress) => stress.kind === 'new-estate');
  const ward = listWardDistricts(db).find(({ code }) => code === estate?.wardCode);
  expect([ward?.districtId, ward?.name]).toEqual([estate?.districtId, 'Royton North']);
  const levels = db.$client.prepare<[], string>('SELECT id FROM level_of_need').pluck().all();
  const partner = cases.find((stress) => stress.kind === 'partner-closes');
  expect(levels).toEqual(expect.arrayContaining((partner?.families ?? []).map(({ levelId }) => levelId)));
});
