import type { DistrictGap } from '../../../server/contract/vacancies.ts';
import { DistrictMark } from '../../components/district-mark.tsx';
import { WorkedOut } from '../../components/worked-out.tsx';
import { formatFte } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { gapParts } from './gap-parts.ts';
import classes from './gap-strip.module.css';
import { GapWorking } from './gap-working.tsx';

interface Props {
  districts: readonly DistrictGap[];
  selected: string | undefined;
  /** Narrows the list to a district; the same one again takes it back. */
  select: (districtId: string | undefined) => void;
}

/** Each district's gap between demand and people in post, and what it is made of; a click filters the list. */
export function GapStrip({ districts, selected, select }: Props) {
  return (
    <ul className={classes.strip} aria-label="Gap of each district">
      {districts.map((district) => (
        <GapCard key={district.districtId} district={district} selected={selected} select={select} />
      ))}
    </ul>
  );
}

function GapCard({ district, selected, select }: { district: DistrictGap } & Pick<Props, 'selected' | 'select'>) {
  const { districtIndex } = useReference();
  const isSelected = selected === district.districtId;
  return (
    <li className={classes.card} data-selected={isSelected || undefined}>
      <div className={classes.head}>
        <DistrictMark name={district.name} index={districtIndex(district.districtId)} />
        <button
          type="button"
          className={classes.name}
          aria-pressed={isSelected}
          onClick={() => select(isSelected ? undefined : district.districtId)}
        >
          {district.name}
        </button>
        <span className={classes.gap}>
          Gap{' '}
          <WorkedOut figure={formatFte(district.gapFte)} title={`Gap of ${district.name}, FTE`}>
            <GapWorking district={district} />
          </WorkedOut>
        </span>
      </div>
      <dl className={classes.parts}>
        {gapParts(district).map(({ label, fte, isWeak }) => (
          <div key={label} data-weak={isWeak || undefined}>
            <dt>{label}</dt>
            <dd>{formatFte(isWeak ? 0 : fte)}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
