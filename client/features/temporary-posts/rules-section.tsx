import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EstablishmentRule } from '../../../server/contract/establishment-rules.ts';
import { notifyDone, notifyProblem } from '../../components/notify.ts';
import { ErrorState, PageLoading } from '../../components/page-states.tsx';
import { Panel } from '../../components/panel.tsx';
import { AdaptiveTable } from './adaptive-table.tsx';
import { refresh, rulesQuery, saveRule } from './queries.ts';
import classes from './temporary-posts.module.css';

const WORDS = { off: 'Does nothing', warn: 'Warns', refuse: 'Refuses' } as const;
type Severity = keyof typeof WORDS;
const severities = Object.keys(WORDS) as Severity[];

/** What each rule does, and its limit, as the council sets them. */
export function RulesSection() {
  const { data, error, refetch } = useQuery(rulesQuery);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  return (
    <Panel title="Rules for temporary posts and funding" note="What is changed here counts from the next entry on">
      <div className={classes.part}>
        <AdaptiveTable
          caption="What happens where a rule is broken"
          rows={data.rules}
          rowKey={({ id }) => id}
          columns={[
            {
              title: 'Rule',
              cell: ({ title, what }) => (
                <>
                  <strong>{title}</strong>
                  <br />
                  {what}
                </>
              ),
            },
            { title: 'Set to', cell: (rule) => <RuleForm key={rule.version} rule={rule} /> },
          ]}
        />
      </div>
    </Panel>
  );
}

function RuleForm({ rule }: { rule: EstablishmentRule }) {
  const queryClient = useQueryClient();
  const [severity, setSeverity] = useState<Severity>(rule.severity);
  const [limit, setLimit] = useState(String(rule.threshold ?? ''));
  const save = useMutation({
    mutationFn: () =>
      saveRule(rule, {
        severity,
        ...(rule.unit === null ? {} : { threshold: limit.trim() === '' ? null : Number(limit) }),
      }),
    onSuccess: () => notifyDone(`The rule “${rule.title}” is saved.`),
    onError: (problem) => notifyProblem(problem, `The rule “${rule.title}” is not changed`),
    onSettled: () => refresh(queryClient),
  });
  if (rule.isFixed) return <>Always refuses: stored data rests on it</>;
  const isChanged = severity !== rule.severity || limit !== String(rule.threshold ?? '');
  return (
    <form
      className={classes.rule}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <NativeSelect
        aria-label={`What “${rule.title}” does`}
        value={severity}
        onChange={(event) => {
          const chosen = severities.find((one) => one === event.currentTarget.value);
          if (chosen) setSeverity(chosen);
        }}
        data={severities.map((value) => ({
          value,
          label: value === rule.usualSeverity ? `${WORDS[value]} (usual)` : WORDS[value],
        }))}
      />
      {rule.unit === null ? null : (
        <TextInput
          aria-label={`Limit of “${rule.title}” in ${rule.unit}`}
          value={limit}
          onChange={(event) => setLimit(event.currentTarget.value.replace(/\D/g, ''))}
          inputMode="numeric"
          rightSection={rule.unit === 'per cent' ? '%' : rule.unit}
          rightSectionWidth={64}
          w={120}
        />
      )}
      <Button type="submit" variant="default" disabled={!isChanged} loading={save.isPending}>
        Save
      </Button>
    </form>
  );
}
