import type { ReferenceRows } from '../db/queries/seed-reference.ts';
import { seedBoundaries } from './boundaries.ts';
import { payReference } from './pay-reference.ts';
import { oneOf, readSeed, type SeedSet } from './read-seed.ts';

/** The reference rows of a seed set, as its files say. */
export function seedReference(set: SeedSet): ReferenceRows {
  return {
    districts: readSeed(set, 'districts.csv').map((row) => ({
      id: row.text('id'),
      name: row.text('name'),
      position: row.number('position'),
    })),
    wards: readSeed(set, 'wards.csv').map((row) => ({
      code: row.text('code'),
      name: row.text('name'),
      lon: row.number('lon'),
      lat: row.number('lat'),
      children: row.number('children'),
      idaciRate: row.number('idaci_rate'),
      notEnglishRate: row.optional('not_english_rate') === null ? null : row.number('not_english_rate'),
    })),
    wardBoundaries: seedBoundaries(set),
    districtWards: readSeed(set, 'district-wards.csv').map((row) => ({
      wardCode: row.text('ward_code'),
      districtId: row.text('district_id'),
      fromDate: row.text('from_date'),
      toDate: row.optional('to_date'),
      basis: row.text('basis'),
    })),
    units: readSeed(set, 'units.csv').map((row) => ({
      id: row.text('id'),
      name: row.text('name'),
      kind: oneOf(row.text('kind'), ['district-team', 'central', 'commissioned']),
      districtId: row.optional('district_id'),
    })),
    roles: readSeed(set, 'roles.csv').map((row) => ({
      id: row.text('id'),
      title: row.text('title'),
      caseload: row.number('caseload'),
      position: row.number('position'),
    })),
    minimums: readSeed(set, 'district-minimums.csv').map((row) => ({
      districtId: row.text('district_id'),
      roleId: row.text('role_id'),
      minimumFte: row.number('minimum_fte'),
    })),
    languages: readSeed(set, 'languages.csv').map((row) => ({
      code: row.text('code'),
      name: row.text('name'),
      speakers: row.optional('speakers') === null ? null : row.number('speakers'),
      needsSpeaker: oneOf(row.text('needs_speaker'), ['yes', 'no']) === 'yes',
      source: row.text('source'),
    })),
    levels: readSeed(set, 'levels.csv').map((row) => ({
      id: row.text('id'),
      name: row.text('name'),
      position: row.number('position'),
    })),
    caseWeights: readSeed(set, 'levels.csv').map((row) => ({
      levelId: row.text('id'),
      fromDate: row.text('from_date'),
      points: row.number('points'),
    })),
    caseloadStandards: readSeed(set, 'caseload-standard.csv').map((row) => ({
      fromDate: row.text('from_date'),
      fullTimeMinutes: row.number('full_time_minutes'),
      pointsPerFullTime: row.number('points_per_full_time'),
      source: row.text('source'),
    })),
    demandNotes: readSeed(set, 'demand-notes.csv').map((row) => ({
      fromMonth: row.text('from_month'),
      toMonth: row.text('to_month'),
      text: row.text('text'),
      anomalous: oneOf(row.text('anomalous'), ['yes', 'no']) === 'yes',
    })),
    referralSources: readSeed(set, 'referral-sources.csv').map((row) => ({
      id: row.text('id'),
      name: row.text('name'),
      position: row.number('position'),
    })),
    publishedReferrals: readSeed(set, 'yearly-referrals.csv').map((row) => ({
      area: row.text('area'),
      year: row.number('year'),
      referrals: row.number('referrals'),
    })),
    installation: readSeed(set, 'installation.csv').map((row) => ({ key: row.text('key'), value: row.text('value') })),
    sourceNotes: readSeed(set, 'source-notes.csv').map((row) => ({
      what: row.text('what'),
      source: row.text('source'),
      kind: oneOf(row.text('kind'), ['published', 'derived', 'assumed', 'synthetic']),
    })),
    ...payReference(set),
    competences: readSeed(set, 'competences.csv').map((row) => ({
      id: row.text('id'),
      name: row.text('name'),
      position: row.number('position'),
      warnDays: row.number('warn_days'),
    })),
    competenceLevels: readSeed(set, 'competence-levels.csv').map((row) => ({
      level: row.number('level'),
      name: row.text('name'),
    })),
  };
}
