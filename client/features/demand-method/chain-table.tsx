import type { ReactNode } from 'react';
import type { DemandChain, DemandMethod, DemandTotal } from '../../../server/contract/demand-method.ts';
import { WorkedOut, WorkingTable } from '../../components/worked-out.tsx';
import { formatFte, formatNumber } from '../../format.ts';
import { type ReferenceNames, useReference } from '../../reference.ts';
import classes from './method.module.css';
import { WideTable } from './wide-table.tsx';
import { figure, NOT_KNOWN, percent, points, shownCount, shownShare } from './words.ts';

interface Step {
  what: string;
  note?: string;
  cell: (chain: DemandChain) => ReactNode;
  /** Of all districts together; absent where the districts have nothing in common to tell. */
  total?: (total: DemandTotal) => ReactNode;
}

/** The chain of each district side by side: a column a district, a row a step. */
export function ChainTable({ method }: { method: DemandMethod }) {
  const names = useReference();
  const { districts, total } = method;
  return (
    <WideTable
      caption="The way from contacts to full-time equivalents, by district"
      districts={districts.length + (total ? 1 : 0)}
      rows={stepsOf(method, names)}
      rowKey={({ what }) => what}
      columns={[
        {
          title: 'Step',
          total: 'Demand, FTE',
          cell: ({ what, note }) => (
            <>
              {what}
              {note ? <span className={classes.note}>{note}</span> : null}
            </>
          ),
        },
        ...districts.map((chain) => ({
          title: names.districtName(chain.districtId),
          numeric: true,
          total: <Demand chain={chain} names={names} />,
          cell: ({ cell }: Step) => cell(chain),
        })),
        ...(total
          ? [
              {
                title: 'All districts',
                numeric: true,
                total: <TotalDemand total={total} districts={districts} names={names} />,
                cell: (step: Step) => step.total?.(total) ?? '',
              },
            ]
          : []),
      ]}
    />
  );
}

function stepsOf({ districts, sources }: DemandMethod, names: ReferenceNames): Step[] {
  const sourceName = new Map(sources.map(({ id, name }) => [id, name]));
  const hasChasing = districts.some(({ chasing }) => chasing !== null);
  const hasTravel = districts.some(({ travelShare }) => travelShare !== null);
  return [
    { what: 'Contacts', ...alike(({ referrals }) => shownCount(referrals?.contacts)) },
    {
      what: 'Referrals',
      note: 'each counted once, by whatever doors it enters',
      ...alike(({ referrals }) => (referrals ? <Referrals chain={referrals} sourceName={sourceName} /> : NOT_KNOWN)),
    },
    {
      what: 'Further entries',
      note: 'of referrals counted already',
      ...alike(({ referrals }) => shownCount(referrals?.repeatEntries)),
    },
    {
      what: 'Straight to the MASH',
      note: 'of referrals; they leave the district',
      ...alike(({ referrals }) => shownShare(referrals?.straightToMashRate)),
    },
    {
      what: 'Families engaged',
      note: 'of those that decided',
      ...alike(({ referrals }) => shownShare(referrals?.engagementRate)),
    },
    {
      what: 'Families unwilling to engage',
      note: 'of those that decided',
      ...alike(({ referrals }) => <strong>{shownShare(referrals?.unwillingRate)}</strong>),
    },
    {
      what: 'Not decided yet',
      note: 'referrals to the district without an outcome',
      ...alike(({ referrals }) => shownCount(referrals?.undecided)),
    },
    { what: 'Open cases', note: 'at the end of the month', ...alike(({ openCases }) => figure(openCases)) },
    {
      what: 'Families of the open cases',
      ...alike(({ families, familiesCounted }) =>
        families !== null && familiesCounted.part < familiesCounted.whole
          ? `${figure(families)}, counted for ${figure(familiesCounted.part)} cases`
          : figure(families),
      ),
    },
    {
      what: 'Points of the cases',
      cell: (chain) => <CasePoints chain={chain} names={names} />,
      total: ({ casePoints }) => (
        <WorkedOut figure={points(casePoints)} title="Points of the cases in all districts">
          <WorkingTable
            lines={[
              ...districts.map((chain) => ({
                what: names.districtName(chain.districtId),
                result: points(chain.casePoints),
              })),
              { what: 'All districts', result: points(casePoints) },
            ]}
          />
        </WorkedOut>
      ),
    },
    ...(hasChasing ? [{ what: 'Points of chasing', cell: chasingPoints, total: totalChasing }] : []),
    ...(hasTravel
      ? [
          {
            what: 'Time for travel',
            cell: ({ travelShare }: DemandChain) => (travelShare === null ? 'none set' : percent(travelShare)),
          },
        ]
      : []),
    {
      what: 'A full-time caseworker carries',
      note: 'points for cases',
      cell: ({ pointsCarried }) => points(pointsCarried),
    },
  ];
}

/** What is told of all districts together in the same way as of one. */
type Alike = Pick<DemandTotal, 'referrals' | 'openCases' | 'families' | 'familiesCounted'>;

function alike(cell: (of: Alike) => ReactNode): Pick<Step, 'cell' | 'total'> {
  return { cell, total: cell };
}

function totalChasing({ chasing }: DemandTotal): ReactNode {
  if (chasing === null) return 'none set';
  return chasing.points === null || chasing.unwilling === null ? shownCount(chasing.unwilling) : points(chasing.points);
}

function chasingPoints({ chasing }: DemandChain): ReactNode {
  if (chasing === null) return 'none set';
  return chasing.unwilling === null || chasing.points === null
    ? shownCount(chasing.unwilling)
    : `${points(chasing.points)} (${shownCount(chasing.unwilling)} × ${points(chasing.pointsEach)})`;
}

interface ReferralsProps {
  chain: NonNullable<DemandChain['referrals']>;
  sourceName: ReadonlyMap<string, string>;
}

function Referrals({ chain, sourceName }: ReferralsProps) {
  return (
    <WorkedOut figure={shownCount(chain.referrals)} title="Referrals by source">
      <WorkingTable
        lines={[
          ...chain.sources.map((source) => ({
            what: sourceName.get(source.sourceId) ?? source.sourceId,
            how: `engaged ${shownShare(source.engagementRate)}`,
            result: shownCount(source.referrals),
          })),
          { what: 'All', how: `${shownShare(chain.referralRate)} of contacts`, result: shownCount(chain.referrals) },
        ]}
      />
    </WorkedOut>
  );
}

function CasePoints({ chain, names }: { chain: DemandChain; names: ReferenceNames }) {
  return (
    <WorkedOut
      figure={points(chain.casePoints)}
      title={`Points of the cases in ${names.districtName(chain.districtId)}`}
    >
      <WorkingTable lines={[...levelLines(chain, names), { what: 'All levels', result: points(chain.casePoints) }]} />
    </WorkedOut>
  );
}

function levelLines(chain: DemandChain, names: ReferenceNames) {
  return chain.levels.map((level) => ({
    what: names.levelName(level.levelId),
    how: `${formatNumber(level.openCases)} × ${points(level.pointsPerCase)}`,
    result: points(level.points),
  }));
}

function Demand({ chain, names }: { chain: DemandChain; names: ReferenceNames }) {
  const { chasing, travelShare } = chain;
  return (
    <WorkedOut figure={formatFte(chain.demandFte)} title={`Demand of ${names.districtName(chain.districtId)}`}>
      <WorkingTable
        lines={[
          ...levelLines(chain, names),
          ...(chasing
            ? [
                {
                  what: 'Chasing',
                  how: `${shownCount(chasing.unwilling)} families × ${points(chasing.pointsEach)}`,
                  result: chasing.points === null ? shownCount(chasing.unwilling) : points(chasing.points),
                },
              ]
            : []),
          { what: 'Points', result: points(chain.points) },
          {
            what: 'A full-time caseworker carries',
            how:
              travelShare === null
                ? 'points'
                : `${points(chain.pointsPerFullTime)} less ${percent(travelShare)} for travel`,
            result: points(chain.pointsCarried),
          },
          {
            what: 'Demand',
            how: `${points(chain.points)} ÷ ${points(chain.pointsCarried)}`,
            result: `${formatFte(chain.demandFte)} FTE`,
          },
        ]}
      />
    </WorkedOut>
  );
}

/** The districts’ demand added up: what a full-time caseworker carries may differ between them. */
function TotalDemand({
  total: { demandFte },
  districts,
  names,
}: {
  total: DemandTotal;
  districts: readonly DemandChain[];
  names: ReferenceNames;
}) {
  return (
    <WorkedOut figure={formatFte(demandFte)} title="Demand of all districts">
      <WorkingTable
        lines={[
          ...districts.map((chain) => ({
            what: names.districtName(chain.districtId),
            result: formatFte(chain.demandFte),
          })),
          { what: 'All districts', result: `${formatFte(demandFte)} FTE` },
        ]}
      />
    </WorkedOut>
  );
}
