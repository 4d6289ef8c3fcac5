import type { DistrictBalance } from '../../../server/contract/overview.ts';
import type { DistrictGap } from '../../../server/contract/vacancies.ts';
import { BalanceChip } from '../../components/balance-chip.tsx';
import { GapWorking } from '../../components/gap-working.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { WorkedOut, WorkingTable } from '../../components/worked-out.tsx';
import { formatCount, formatFte, formatFteDifference, formatNumber, formatPercentDifference } from '../../format.ts';
import classes from './district-strip.module.css';

interface DistrictCardProps {
  district: DistrictBalance;
  proposed: DistrictBalance | undefined;
  /** Absent where no posts are entered. */
  gap: DistrictGap | undefined;
  isSelected: boolean;
  onToggle: () => void;
}

/** One district of the strip. Its name narrows the grid to the people the plan puts there. */
export function DistrictCard({ district, proposed, gap, isSelected, onToggle }: DistrictCardProps) {
  const { name, capacityFte, fairShareFte, difference, word, headcount } = district;
  return (
    <li className={classes.card} data-selected={isSelected || undefined}>
      <div className={classes.cardHead}>
        <button
          type="button"
          className={classes.name}
          aria-pressed={isSelected}
          title={isSelected ? 'Show all districts' : `Show only people placed in ${name}`}
          onClick={onToggle}
        >
          {name}
        </button>
        <BalanceChip word={word} />
      </div>
      <div className={classes.figures}>
        <span className={classes.above}>
          <WorkedOut
            figure={`${formatNumber(capacityFte, 1)} of ${formatNumber(fairShareFte, 1)}`}
            title={`Capacity of ${name} against its fair share`}
          >
            <WorkingTable lines={working(district)} />
            {gap ? (
              <>
                <h3>Gap to demand, with everybody in their own team</h3>
                <GapWorking gap={gap} />
              </>
            ) : null}
            <Speakers district={district} />
          </WorkedOut>
        </span>
        <strong className="numeric">{formatPercentDifference(difference)}</strong>
      </div>
      <Bar capacity={capacityFte} fair={fairShareFte} word={word} />
      {proposed ? (
        <div className={classes.proposed}>
          <span>
            proposed <span className="numeric">{formatNumber(proposed.capacityFte, 1)}</span>{' '}
            <span className="numeric">{formatPercentDifference(proposed.difference)}</span>
          </span>
          <BalanceChip word={proposed.word} />
        </div>
      ) : null}
      <div className={classes.small}>
        <span>{formatCount(headcount, 'person', 'people')}</span>
        <Languages district={district} />
      </div>
    </li>
  );
}

/** How many languages short of speakers a card names; the working behind the figure names all. */
const NAMED_GAPS = 3;

/** The languages most short of speakers with the FTE missing, and how many more; those that are covered are counted. */
function Languages({ district: { languages, few = [] } }: { district: DistrictBalance }) {
  if (languages.length === 0) return <span>{few.length > 0 ? 'languages: too few cases' : 'no language need'}</span>;
  const gaps = gapsOf(languages);
  const covered = languages.length - gaps.length;
  if (gaps.length === 0) return <span>languages covered</span>;
  return (
    <>
      {gaps.slice(0, NAMED_GAPS).map((language) => (
        <abbr
          key={language.code}
          className={classes.gap}
          title={`${language.name}: ${formatFte(language.coveredFte)} of ${formatFte(language.demandFte)} FTE covered`}
        >
          {language.code} {formatFteDifference(-language.gapFte)}
        </abbr>
      ))}
      {gaps.length > NAMED_GAPS ? <span>{gaps.length - NAMED_GAPS} more short</span> : null}
      {covered > 0 ? <span>{covered} covered</span> : null}
    </>
  );
}

function gapsOf(languages: DistrictBalance['languages']): DistrictBalance['languages'] {
  return languages.filter(({ gapFte }) => gapFte >= 0.005).sort((a, b) => b.gapFte - a.gapFte);
}

/** The bar ends at 125 % of fair share; the tick marks fair share. A picture of the figure beside it. */
function Bar({ capacity, fair, word }: { capacity: number; fair: number; word: string }) {
  const width = fair > 0 ? Math.min(capacity / fair / 1.25, 1) * 100 : 0;
  return (
    <div className={classes.bar} data-word={word} aria-hidden="true">
      <div style={{ width: `${width}%` }} />
    </div>
  );
}

function working(district: DistrictBalance): { what: string; how?: string; result: string }[] {
  return [
    {
      what: 'People placed here',
      how: formatCount(district.headcount, 'person', 'people'),
      result: formatFte(district.peopleFte),
    },
    {
      what: 'Capacity',
      how: 'their FTE × the part of their role that holds cases',
      result: formatFte(district.capacityFte),
    },
    {
      what: 'Demand',
      how: 'weighted cases ÷ points one full-time caseworker carries',
      result: formatFte(district.demandFte),
    },
    {
      what: 'Fair share',
      how: 'all capacity × this district’s part of all demand',
      result: formatFte(district.fairShareFte),
    },
    {
      what: 'Difference',
      how: `capacity − fair share = ${formatFteDifference(district.differenceFte)} FTE`,
      result: formatPercentDifference(district.difference, 1),
    },
  ];
}

/** Every language that families need there, against the people placed there who speak it. */
function Speakers({ district: { languages } }: { district: DistrictBalance }) {
  if (languages.length === 0) return null;
  const gaps = gapsOf(languages);
  return (
    <PlainTable
      caption="Speakers, FTE"
      columns={[
        { title: 'Language', cell: ({ name }) => name },
        { title: 'Needed', numeric: true, cell: ({ demandFte }) => formatFte(demandFte) },
        { title: 'Covered', numeric: true, cell: ({ coveredFte }) => formatFte(coveredFte) },
        { title: 'Missing', numeric: true, cell: ({ gapFte }) => formatFte(gapFte) },
      ]}
      rows={[...gaps, ...languages.filter((language) => !gaps.includes(language))]}
      rowKey={({ code }) => code}
    />
  );
}
