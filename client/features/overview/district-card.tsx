import { Link } from '@tanstack/react-router';
import type { Overview } from '../../../server/contract/overview.ts';
import { BalanceChip } from '../../components/balance-chip.tsx';
import { DistrictMark } from '../../components/district-mark.tsx';
import { GapWorking, gapParts } from '../../components/gap-working.tsx';
import { WorkedOut } from '../../components/worked-out.tsx';
import { formatCount, formatFte, formatFteDifference, formatPercent, formatPercentDifference } from '../../format.ts';
import { useReference } from '../../reference.ts';
import classes from './district-card.module.css';
import { LanguageGaps } from './language-gaps.tsx';
import { ShareBar } from './share-bar.tsx';
import { CapacityWorking, CoverageWorking, DemandWorking, DifferenceWorking, FairShareWorking } from './workings.tsx';

type District = Overview['districts'][number];

/** One district: capacity against its fair share, what lies behind it, and its language gaps. */
export function DistrictCard({ district, pointsPerFullTime }: { district: District; pointsPerFullTime: number }) {
  const { districtIndex } = useReference();
  const { name } = district;
  return (
    <article className={classes.card} aria-labelledby={`district-${district.districtId}`}>
      <header className={classes.head}>
        <DistrictMark name={name} index={districtIndex(district.districtId)} />
        <h2 id={`district-${district.districtId}`}>
          <Link to="/allocation" search={{ district: district.districtId }} className={classes.link}>
            {name}
          </Link>
        </h2>
        <BalanceChip word={district.word} />
      </header>
      <p className={classes.headline}>
        <WorkedOut figure={formatFte(district.capacityFte)} title={`Capacity of ${name}, FTE`}>
          <CapacityWorking district={district} />
        </WorkedOut>{' '}
        <span>of</span>{' '}
        <WorkedOut figure={formatFte(district.fairShareFte)} title={`Fair share of ${name}, FTE`}>
          <FairShareWorking district={district} />
        </WorkedOut>{' '}
        <span>FTE fair share</span>
      </p>
      <ShareBar difference={district.difference} word={district.word} />
      <dl className={classes.figures}>
        <dt>Difference</dt>
        <dd>
          <WorkedOut
            figure={`${formatFteDifference(district.differenceFte)} (${formatPercentDifference(district.difference)})`}
            title={`Difference of ${name} from its fair share`}
          >
            <DifferenceWorking district={district} />
          </WorkedOut>
        </dd>
        <dt>Demand</dt>
        <dd>
          <WorkedOut figure={formatFte(district.demandFte)} title={`Demand of ${name}, FTE`}>
            <DemandWorking district={district} pointsPerFullTime={pointsPerFullTime} />
          </WorkedOut>
        </dd>
        <dt>Coverage</dt>
        <dd>
          <WorkedOut figure={formatPercent(district.coverage)} title={`Coverage of ${name}`}>
            <CoverageWorking district={district} />
          </WorkedOut>
        </dd>
        <dt>People</dt>
        <dd>
          {formatCount(district.headcount, 'person', 'people')}, {formatFte(district.peopleFte)}
        </dd>
        {district.gap ? (
          <>
            <dt>Gap</dt>
            <dd>
              <WorkedOut
                figure={formatFteDifference(district.gap.gapFte)}
                title={`Gap of ${name} between demand and people in post, FTE`}
              >
                <GapWorking gap={district.gap} />
              </WorkedOut>
            </dd>
          </>
        ) : null}
      </dl>
      {district.gap ? <p className={classes.gapParts}>{gapParts(district.gap)}</p> : null}
      <LanguageGaps district={district} />
    </article>
  );
}
