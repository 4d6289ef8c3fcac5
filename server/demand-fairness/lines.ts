import type { FairnessBand, FairnessDistrict, FairnessLine, FairnessWard } from '../contract/demand-fairness.ts';
import type { Month } from '../domain/calendar.ts';
import { bandCount, sidesOf, UNKNOWN_WARD } from '../domain/demand/fairness/bands.ts';
import { keyOf } from '../domain/demand/fairness/counts.ts';
import type { ServiceFigures } from '../domain/demand/fairness/figures.ts';
import { figuresOf, type ShownMonth } from '../domain/demand/fairness/month.ts';
import type { Confinement } from '../http/district-to-read.ts';
import { bandCoverage, coveragesToday, isSeen } from './coverage.ts';
import type { FairnessGround } from './ground.ts';

/** A line for each band: of all districts, or of the one that the reader sees. Bands without a ward there are left out. */
export function bandLines(ground: FairnessGround, confinedTo: Confinement): FairnessBand[] {
  const coverages = coveragesToday(ground);
  return ground.bands.flatMap((band): FairnessBand[] => {
    const own = ground.wards.filter(
      ({ code, districtId }) => band.wardCodes.includes(code) && isSeen(districtId, confinedTo),
    );
    const figures = bandFigures(ground.now, band.id, confinedTo);
    if (own.length === 0 && !figures.isCounted) return [];
    return [
      {
        districtId: confinedTo,
        id: band.id,
        name: band.name,
        wards: own.length,
        children: own.reduce((sum, { children }) => sum + children, 0),
        lowest: band.lowest,
        highest: band.highest,
        ...figures,
        ...bandCoverage(ground, band.id, coverages, confinedTo),
      },
    ];
  });
}

/** A line for each ward, by name, and for each district’s cases without a ward. */
export function wardLines(ground: FairnessGround, confinedTo: Confinement): FairnessWard[] {
  const coverages = coveragesToday(ground);
  const place = new Map(ground.wards.map((ward) => [ward.code, ward]));
  const entered = ground.wards.map(({ districtId, code }) => ({ districtId, wardCode: code }));
  const known = new Set(entered.map(({ districtId, wardCode }) => keyOf(districtId, wardCode)));
  const more = ground.counted.filter(({ districtId, wardCode }) => !known.has(keyOf(districtId, wardCode)));
  return [...entered, ...more]
    .filter(({ districtId }) => isSeen(districtId, confinedTo))
    .map(({ districtId, wardCode }): FairnessWard => {
      const ward = place.get(wardCode);
      const figures = figuresOf(ground.now, 'wards', keyOf(districtId, wardCode));
      const { openCases } = figures;
      return {
        districtId,
        code: wardCode,
        name: wardCode === UNKNOWN_WARD ? 'Ward not recorded' : (ward?.name ?? wardCode),
        bandId: ground.bandOf(wardCode),
        children: ward?.children ?? null,
        idaciRate: ward?.idaciRate ?? null,
        notEnglishRate: ward?.notEnglishRate ?? null,
        per1000: openCases === null || !ward || ward.children === 0 ? null : (openCases / ward.children) * 1000,
        coverage: coverages.get(districtId) ?? null,
        recorded: ground.recorded.get(districtId) ?? null,
        ...figures,
      };
    });
}

/** A line for each district. */
export function districtLines(ground: FairnessGround, confinedTo: Confinement): FairnessDistrict[] {
  return ground.service.balances
    .filter(({ districtId }) => isSeen(districtId, confinedTo))
    .map(({ districtId, name, capacityFte, demandFte, coverage }) => ({
      ...{ districtId, name, capacityFte, demandFte, coverage },
      ...figuresOf(ground.now, 'districts', districtId),
    }));
}

/**
 * Waiting month by month: a line for each band, and before them the more and the less deprived bands together (of one
 * district: all of it), which have families enough to be shown in most months.
 */
export function monthLines(ground: FairnessGround, confinedTo: Confinement): FairnessLine[] {
  const { months, shown, bands, wards } = ground;
  const line = (kind: FairnessLine['kind'], id: string, name: string, of: (month: Month) => ServiceFigures) => {
    const figures = months.map(of);
    return {
      districtId: confinedTo,
      ...{ kind, id, name },
      waiting: figures.map(({ waiting }) => waiting),
      per100: figures.map(({ per100 }) => per100),
      meanDays: figures.map(({ meanDays }) => meanDays),
      hidden: figures.flatMap(({ isCounted, waiting }, at) => (isCounted && waiting === null ? [at] : [])),
    };
  };
  const sides = confinedTo === null ? sidesOf(bands, bandCount(wards.length)) : [];
  const own = ground.service.balances.filter(({ districtId }) => districtId === confinedTo);
  return [
    ...own.map(({ districtId, name }) =>
      line('side', districtId, `All of ${name}`, (month) => figuresOf(shown.get(month), 'districts', districtId)),
    ),
    ...sides.map(({ id, name }) => line('side', id, name, (month) => figuresOf(shown.get(month), 'sides', id))),
    ...bandLines(ground, confinedTo).map(({ id, name }) =>
      line('band', id, name, (month) => bandFigures(shown.get(month), id, confinedTo)),
    ),
  ];
}

function bandFigures(month: ShownMonth | undefined, bandId: string, confinedTo: Confinement): ServiceFigures {
  return confinedTo === null ? figuresOf(month, 'bands', bandId) : figuresOf(month, 'cells', keyOf(confinedTo, bandId));
}
