import { Button, Drawer, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ARRANGEMENT_STATES, type Arrangement, TEMPORARY_KINDS } from '../../../server/contract/arrangements.ts';
import { useAsAt } from '../../address.ts';
import { ErrorState, PageLoading } from '../../components/page-states.tsx';
import { formatDate, formatFte, formatHours, formatMonth, formatPence } from '../../format.ts';
import { type ReferenceNames, useReference } from '../../reference.ts';
import { AdaptiveTable } from './adaptive-table.tsx';
import { FindingsList } from './findings-list.tsx';
import { FundingTable } from './funding-table.tsx';
import { arrangementQuery } from './queries.ts';
import { RowActions } from './row-actions.tsx';
import classes from './temporary-posts.module.css';
import type { Doing } from './use-actions.ts';
import { capacityWords, costWords, daysLeftWords } from './words.ts';

interface Props {
  id: string;
  close: () => void;
  start: ((doing: Doing) => void) | undefined;
  /** True while a dialog is open before it: Escape is for that one. */
  isBehind: boolean;
  fundName: (id: string) => string;
}

/** Everything about one arrangement that the reader may see, with the working of its cost, and what can be done. */
export function Details({ id, close, start, isBehind, fundName }: Props) {
  const { asAt } = useAsAt();
  const { data, error, refetch } = useQuery(arrangementQuery(id, asAt));
  const title = data ? `${data.name}, ${TEMPORARY_KINDS[data.kind].toLowerCase()}` : 'Temporary arrangement';
  return (
    <Drawer opened onClose={close} closeOnEscape={!isBehind} position="right" size="38rem" title={title}>
      {error ? <ErrorState error={error} retry={() => void refetch()} /> : null}
      {data ? <Shown one={data} start={start} fundName={fundName} /> : error ? null : <PageLoading />}
    </Drawer>
  );
}

function Shown({ one, start, fundName }: { one: Arrangement } & Pick<Props, 'start' | 'fundName'>) {
  const names = useReference();
  return (
    <Stack gap="md">
      {start ? <RowActions arrangement={one} start={start} /> : null}
      <FindingsList findings={one.findings ?? []} />
      <dl className={classes.facts}>
        {factsOf(one, names).map(([what, value]) => (
          <Fact key={what} what={what} value={value} />
        ))}
      </dl>
      {one.cost ? <Cost one={one} fundName={fundName} /> : null}
      {one.fundingLines ? (
        <section className={classes.part}>
          <h3>Funding of this arrangement and its post</h3>
          <FundingTable
            lines={one.fundingLines.map((line) => ({
              ...line,
              subjectTitle: line.postId ? `Post ${line.postId}` : one.id,
              findings: [],
            }))}
            fundName={fundName}
            start={start}
          />
          {start ? (
            <Button
              size="compact-sm"
              variant="default"
              mt={6}
              onClick={() => start({ what: 'add-funding', of: { postId: null, occupancyId: one.id } })}
            >
              Let a fund meet a share …
            </Button>
          ) : null}
        </section>
      ) : null}
    </Stack>
  );
}

function Fact({ what, value }: { what: string; value: string }) {
  return (
    <>
      <dt>{what}</dt>
      <dd>{value}</dd>
    </>
  );
}

function Cost({ one, fundName }: { one: Arrangement; fundName: (id: string) => string }) {
  const { cost, months = [] } = one;
  return (
    <section className={classes.part}>
      <h3>Cost: {costWords(cost)}</h3>
      {cost?.gaps.map((gap) => (
        <p key={gap} className={classes.warning}>
          {gap}
        </p>
      ))}
      {months.length > 0 ? (
        <AdaptiveTable
          caption={(cost?.years ?? [])
            .map(({ financialYear, pence }) => `${financialYear}: ${formatPence(pence)}`)
            .join(', ')}
          rows={months}
          rowKey={({ month }) => month}
          columns={[
            { title: 'Month', cell: ({ month }) => formatMonth(month) },
            { title: 'Cost', numeric: true, cell: ({ pence }) => formatPence(pence) },
            {
              title: 'Paid by',
              cell: ({ funds }) =>
                funds
                  .map(
                    ({ fundId, pence }) =>
                      `${fundId === null ? 'base budget' : fundName(fundId)} ${formatPence(pence)}`,
                  )
                  .join(', '),
            },
            { title: 'Working', cell: ({ working }) => working.join('; ') },
          ]}
        />
      ) : (
        <p>It costs nothing of its own.</p>
      )}
    </section>
  );
}

function factsOf(one: Arrangement, names: ReferenceNames): [string, string][] {
  const points = [
    one.payPoint ? `point ${one.payPoint}` : '',
    one.basePoint ? `counted from point ${one.basePoint}` : '',
    ...(one.steps ?? []).map(({ fromDate, point }) => `point ${point} from ${formatDate(fromDate)}`),
    one.hourlyPence ? `${formatPence(one.hourlyPence)} an hour` : '',
    one.hourlyPence === null && one.payPoint ? (one.onCost ? 'with on-cost' : 'without on-cost') : '',
  ];
  const facts: [string, string | undefined | null][] = [
    ['Number', one.id],
    ['Post', `${one.postId}, ${one.postTitle}, ${names.unitName(one.unitId)}`],
    ['Hours a week', `${formatHours(one.minutes)} (${formatFte(one.fte)} FTE)`],
    ['From and to', `${formatDate(one.startDate)} to ${formatDate(one.endDate)}`],
    [
      'State',
      `${ARRANGEMENT_STATES[one.state]}${one.daysLeft === null ? '' : `; the last day is ${daysLeftWords(one.daysLeft)}`}`,
    ],
    ['Covers', one.coversName],
    ['Case-holding capacity', capacityWords(one, names)],
    [
      'Whoever is covered',
      one.coversId
        ? one.coveredStops
          ? 'Their own caseload stops for as long'
          : 'Goes on with their own caseload, where they hold one'
        : '',
    ],
    ['Pay', points.filter(Boolean).join(', ')],
    ['Reason', one.reason],
    ['Review', one.reviewDate ? formatDate(one.reviewDate) : ''],
    ['Decision', decisionWords(one)],
    ['Why it ends', one.endReason],
  ];
  return facts.flatMap(([what, value]): [string, string][] => (value ? [[what, value]] : []));
}

function decisionWords({ decisionReference, decidedOn, retrospective }: Arrangement): string {
  const parts = [
    decisionReference,
    decidedOn ? `decided ${formatDate(decidedOn)}` : '',
    retrospective ? 'started before it was decided (retrospective)' : '',
  ];
  return parts.filter(Boolean).join(', ');
}
