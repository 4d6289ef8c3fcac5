import { useQuery } from '@tanstack/react-query';
import type { PostHistory } from '../../../server/contract/posts.ts';
import { useAsAt } from '../../address.ts';
import { WarningIcon } from '../../components/icons.tsx';
import { formatDate, formatFte, formatHours, formatPercent } from '../../format.ts';
import { useReference } from '../../reference.ts';
import classes from './posts.module.css';
import { postsQuery } from './queries.ts';

/** What a post is: its place, hours, dates, freeze, what it asks for, and for readers of pay its grade and funding. */
export function PostFacts({ history }: { history: PostHistory }) {
  const { post, asks, toPutRight, fundingLines = [], funds = [] } = history;
  const names = useReference();
  const { data } = useQuery(postsQuery(useAsAt().asAt));
  const gradeName = data?.grades?.find(({ id }) => id === post.gradeId)?.name ?? post.gradeId;
  const fundName = (id: string) => funds.find((fund) => fund.id === id)?.name ?? id;
  const facts: [string, string][] = [
    ['Role', names.roleTitle(post.roleId)],
    ...(gradeName === undefined
      ? []
      : [
          ['Grade', gradeName + (post.budgetPoint ? `, budgeted at point ${post.budgetPoint}` : '')] as [
            string,
            string,
          ],
        ]),
    ['Unit', names.unitName(post.unitId)],
    ['Hours a week', `${formatHours(post.budgetedMinutes)} (${formatFte(post.budgetedFte)} FTE)`],
    ['Cost code', post.costCode],
    [
      'Dates',
      post.endDate
        ? `${formatDate(post.startDate)} to ${formatDate(post.endDate)}`
        : `since ${formatDate(post.startDate)}`,
    ],
    ...(post.endReason ? [['Why it ends', post.endReason] as [string, string]] : []),
    ['State', `${post.state === 'proposed' ? 'Proposed' : 'Established'}, ${post.permanence}`],
    ...(post.frozenFrom
      ? [
          [
            'Frozen',
            `${formatDate(post.frozenFrom)} ${post.frozenTo ? `to ${formatDate(post.frozenTo)}` : 'until further notice'}: ${post.frozenReason}`,
          ] as [string, string],
        ]
      : []),
    ...(asks.length > 0
      ? [
          ['Competences it asks for', asks.map(({ name, level }) => `${name} (${level})`).join(', ')] as [
            string,
            string,
          ],
        ]
      : []),
    ...fundingLines.map((line): [string, string] => [
      'Funding',
      `${formatPercent(line.shareBasisPoints / 10_000, 2)} from ${fundName(line.fundId)}, ${formatDate(line.fromDate)} to ${formatDate(line.toDate)}`,
    ]),
  ];
  return (
    <div>
      {toPutRight.map(({ sentence }) => (
        <p key={sentence} className={classes.warning}>
          <WarningIcon /> To put right: {sentence}
        </p>
      ))}
      <dl className={classes.facts}>
        {facts.map(([what, value]) => (
          <Fact key={`${what} ${value}`} what={what} value={value} />
        ))}
      </dl>
    </div>
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
