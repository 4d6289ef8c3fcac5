import { useQuery } from '@tanstack/react-query';
import type { DistrictBalance } from '../../../server/contract/overview.ts';
import type { PlanMeasures } from '../../../server/contract/plans.ts';
import { capacityQuery } from '../../capacity.ts';
import { DistrictCard } from './district-card.tsx';
import classes from './district-strip.module.css';
import { PlanTotals } from './plan-totals.tsx';

interface DistrictStripProps {
  /** Date of the plan. */
  asAt: string;
  measures: PlanMeasures;
  /** Measures that a waiting proposal would lead to. */
  proposed: PlanMeasures | null;
  /** How good the plan is, in words, where it is known. */
  proof: string | null;
  selected: string | undefined;
  onSelect: (districtId: string | undefined) => void;
}

/** Capacity of every district against its fair share, always in view, with the figures a plan is judged by. */
export function DistrictStrip({ asAt, measures, proposed, proof, selected, onSelect }: DistrictStripProps) {
  const { data: capacity } = useQuery(capacityQuery(asAt));
  const after = new Map<string, DistrictBalance>(
    proposed?.districts.map((district) => [district.districtId, district]),
  );
  return (
    <section className={classes.strip} aria-label="Districts under this plan">
      <ul className={classes.cards}>
        {measures.districts.map((district) => (
          <DistrictCard
            key={district.districtId}
            district={district}
            proposed={after.get(district.districtId)}
            gap={capacity?.gaps.find(({ districtId }) => districtId === district.districtId)}
            isSelected={selected === district.districtId}
            onToggle={() => onSelect(selected === district.districtId ? undefined : district.districtId)}
          />
        ))}
      </ul>
      <PlanTotals measures={measures} proposed={proposed} proof={proof} />
    </section>
  );
}
