import { Skeleton, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { OneMore } from '../../../server/contract/studies.ts';
import { ErrorState } from '../../components/page-states.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { formatOrdinal, formatSigned } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { ScrollRegion } from '../allocation/scroll-region.tsx';
import { oneMoreQuery } from './queries.ts';
import { QuestionPanel } from './question-panel.tsx';
import classes from './studies.module.css';

type Option = OneMore['options'][number];

const kinds: readonly { kind: Option['kind']; title: string }[] = [
  { kind: 'caseworker', title: 'A caseworker' },
  { kind: 'speaker', title: 'A speaker of a language' },
  { kind: 'senior', title: 'A senior' },
];

interface OneMorePanelProps {
  /** A plan, or today’s placements at the date. */
  planId: string;
  version: number;
  asAt: string;
  onClose: () => void;
}

/** Where one more full-time person would help the plan, or today’s placements, most, ranked. */
export function OneMorePanel({ planId, version, asAt, onClose }: OneMorePanelProps) {
  const { data, error, refetch } = useQuery(oneMoreQuery(planId, version, asAt));
  return (
    <QuestionPanel title="Where one more helps most" onClose={onClose}>
      {data ? (
        <Answer options={data.options} />
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <Skeleton height={160} />
      )}
    </QuestionPanel>
  );
}

function Answer({ options }: { options: readonly Option[] }) {
  const shown = kinds.filter(({ kind }) => options.some((option) => option.kind === kind));
  const best = options.filter(({ gain }) => gain > 0).sort((a, b) => b.gain - a.gain)[0];
  const [first] = shown;
  if (!first) return <p>No district has room for one more under the rules of the service.</p>;
  return (
    <div className={classes.answer}>
      <p className={classes.sentence}>
        {best ? `Helps most: ${best.sentence}` : 'Nowhere would one more person make this allocation better.'}
      </p>
      <Tabs defaultValue={first.kind}>
        <Tabs.List aria-label="Who the one more would be">
          {shown.map(({ kind, title }) => (
            <Tabs.Tab key={kind} value={kind}>
              {title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {shown.map(({ kind, title }) => (
          <Tabs.Panel key={kind} value={kind}>
            <Ranked kind={kind} title={title} options={options.filter((option) => option.kind === kind)} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </div>
  );
}

function Ranked({ kind, title, options }: { kind: Option['kind']; title: string; options: readonly Option[] }) {
  const { districtName, languageName } = useReference();
  const ranked = options.map((option, index) => ({ ...option, rank: index + 1 }));
  return (
    <ScrollRegion label={title}>
      <div className={classes.wide}>
        <PlainTable
          caption="One more full-time person, placed there whole; nobody else moves. The gain follows the policy’s weights: above 0 the plan gets better."
          rows={ranked}
          rowKey={(option) => String(option.rank)}
          columns={[
            { title: 'Rank', cell: ({ rank }) => formatOrdinal(rank) },
            { title: 'District', cell: ({ districtId }) => districtName(districtId) },
            ...(kind === 'speaker'
              ? [
                  {
                    title: 'Language',
                    cell: ({ languageCode }: Option) => (languageCode === null ? '–' : languageName(languageCode)),
                  },
                ]
              : []),
            { title: 'What it would change', cell: ({ sentence }) => sentence },
            {
              title: 'Gain',
              numeric: true,
              cell: ({ gain }) => formatSigned(gain, 1),
            },
          ]}
        />
      </div>
    </ScrollRegion>
  );
}
