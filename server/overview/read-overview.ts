import type { Db } from '../../db/open.ts';
import { listWardDistricts, WARD_TABLES } from '../../db/queries/reference.ts';
import { readLanguageRows } from '../../db/queries/shown-languages.ts';
import { rememberedRead } from '../../db/remember.ts';
import { resultsUnder } from '../../solver/verify.ts';
import type { Overview } from '../contract/overview.ts';
import { balancesOf, type DistrictBalance } from '../domain/balances.ts';
import { isWithin } from '../domain/calendar.ts';
import { awayMinutes } from '../domain/capacity-summary.ts';
import { fewLanguages, shownLanguages } from '../domain/demand/suppress-languages.ts';
import { type ServiceFacts, UNKNOWN_LANGUAGE } from '../domain/facts.ts';
import { withoutFew } from '../domain/few-languages.ts';
import { FAIR_SHARE_TOLERANCE, SEVERE_SHORTFALL } from '../domain/policy.ts';
import { problemDistricts } from '../domain/problem.ts';
import { arrangementsAt } from './arrangements-at.ts';
import { districtGaps } from './district-gaps.ts';
import { serviceAt } from './service-at.ts';
import { type NewStarters, otherUnitsToday, staffToday } from './staff-today.ts';

const wardDistricts = rememberedRead<ReturnType<typeof listWardDistricts>>('wards', WARD_TABLES);

/**
 * The districts side by side at a date, with people where they are today.
 * @param confinedTo the one district the reader may see; null for all. Fair shares are of the whole service either way
 * @param keepsCounts false for who is not told FTE of languages with few cases
 * @throws ProblemError conflict where the settings do not allow it, saying what is missing
 */
export function readOverview(db: Db, asAt: string, confinedTo: string | null, keepsCounts: boolean): Overview {
  const isVisible = (districtId: string) => confinedTo === null || confinedTo === districtId;
  const facts = serviceAt(db, asAt);
  const languages = readLanguageRows(db, facts.demandMonth ?? '');
  const few = keepsCounts ? null : fewLanguages(languages);
  const isUnknownTold = (id: string) => keepsCounts || shownLanguages(languages).language(id, UNKNOWN_LANGUAGE);
  const balances = new Map(withoutFew(balancesToday(db, facts), few).map((balance) => [balance.districtId, balance]));
  const { madeOf } = staffToday(db, facts);
  const gaps = districtGaps(db, facts);
  const wards = wardDistricts(db, '', () => listWardDistricts(db)).filter((ward) =>
    isWithin(asAt, ward.fromDate, ward.toDate),
  );
  return {
    asAt,
    demandMonth: facts.demandMonth,
    pointsPerFullTime: facts.pointsPerFullTime,
    tolerance: FAIR_SHARE_TOLERANCE,
    severe: SEVERE_SHORTFALL,
    districts: facts.districts.flatMap(({ id, working, chasing, travelShare, unknownLanguageCases }) => {
      const balance = balances.get(id);
      if (!balance || !isVisible(id)) return [];
      const { contractedFte = 0, arrangements = [], newStarters } = madeOf.get(id) ?? {};
      return [
        {
          ...balance,
          working,
          chasing: chasing ?? null,
          travelShare: travelShare ?? null,
          unknownLanguageCases: isUnknownTold(id) ? unknownLanguageCases : null,
          contractedFte,
          newStarters: newStartersView(facts, newStarters),
          arrangements,
          gap: gaps.get(id) ?? null,
        },
      ];
    }),
    otherUnits: confinedTo === null ? otherUnits(db, facts) : [],
    wards: wards.filter((ward) => isVisible(ward.districtId)).map(({ fromDate, toDate, basis, ...ward }) => ward),
    mapNotice: mapNotice(wards),
  };
}

/** Null where nobody there carries a reduced caseload. */
function newStartersView(
  { newStarters: rule }: ServiceFacts,
  found: NewStarters | undefined,
): Overview['districts'][number]['newStarters'] {
  if (!rule || !found || found.nextFullFrom === null) return null;
  const { people, notYetFte, nextFullFrom } = found;
  return { people, notYetFte, nextFullFrom, share: rule.share, months: rule.months };
}

function balancesToday(db: Db, facts: ServiceFacts): DistrictBalance[] {
  const { tally, present } = staffToday(db, facts);
  return balancesOf(facts, present, resultsUnder(problemDistricts(facts.districts), tally));
}

function otherUnits(db: Db, facts: ServiceFacts): Overview['otherUnits'] {
  const ringFenced = Map.groupBy(arrangementsAt(db, facts), ({ arrangement }) => arrangement.personUnitId);
  return otherUnitsToday(db, facts.asAt).map(({ contractedMinutes, ...unit }) => {
    const away = (ringFenced.get(unit.unitId) ?? []).reduce((sum, effect) => sum + awayMinutes(effect), 0);
    return {
      ...unit,
      peopleFte: contractedMinutes / facts.fullTimeMinutes,
      ringFencedFte: away / facts.fullTimeMinutes,
    };
  });
}

function mapNotice(wards: readonly { basis: string }[]): string {
  const bases = new Set(wards.map((ward) => ward.basis));
  if (wards.length === 0) return 'No wards are set up yet.';
  if (bases.size === 1 && bases.has('published')) return 'Wards and districts as published.';
  return 'Which ward lies in which district is assumed. Each circle stands near the middle of its ward.';
}
