import { Checkbox, Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { NewPlanRequest } from '../../../server/contract/plans.ts';
import classes from './panel.module.css';
import { stressCasesQuery } from './queries.ts';

/** Which demand a new plan is made for. */
export interface DemandWanted {
  kind: 'kept' | 'counted' | 'cases';
  /** Stress cases that are ticked; they count where the kind is `cases`. */
  caseIds: readonly string[];
}

/** What the server is told of it: nothing where a copy keeps what its original takes demand to be. */
export function demandRequest({ kind, caseIds }: DemandWanted): Pick<NewPlanRequest, 'demandAsIf'> {
  if (kind === 'kept') return {};
  return { demandAsIf: kind === 'counted' ? null : { caseIds: [...caseIds], month: null } };
}

interface DemandChoiceProps {
  asAt: string;
  /** What the original of a copy takes demand to be; null where it is as counted, or there is no original. */
  original: string | null;
  wanted: DemandWanted;
  error: string | null;
  onChange: (wanted: DemandWanted) => void;
}

/** Asks which demand a plan is made for: as counted, or as if saved stress cases happened. */
export function DemandChoice({ asAt, original, wanted, error, onChange }: DemandChoiceProps) {
  const { data, error: failed } = useQuery(stressCasesQuery(asAt));
  const cases = data?.cases ?? [];
  const toKind = (value: string): void => {
    if (value === 'kept' || value === 'counted' || value === 'cases') onChange({ ...wanted, kind: value });
  };
  return (
    <>
      <Radio.Group label="Which demand is it for?" value={wanted.kind} onChange={toKind} error={error}>
        <Stack gap={6} mt={4}>
          {original === null ? null : <Radio value="kept" label={`As in the original, as if: ${original}`} />}
          <Radio value="counted" label="As counted" />
          <Radio value="cases" label="As if something happened: saved stress cases" disabled={cases.length === 0} />
        </Stack>
      </Radio.Group>
      {data && cases.length === 0 ? (
        <Text size="sm">
          No stress case is saved yet.{' '}
          <Link to="/demand/stress" className={classes.link}>
            Think one through on the page Stress
          </Link>
        </Text>
      ) : null}
      {failed ? <Text size="sm">The saved stress cases could not be read.</Text> : null}
      {wanted.kind === 'cases' ? (
        <Checkbox.Group
          label="Stress cases"
          description="What they would ask in their hardest month is put on top of the cases counted."
          value={[...wanted.caseIds]}
          onChange={(caseIds) => onChange({ ...wanted, caseIds })}
        >
          <Stack gap={6} mt={4}>
            {cases.map(({ id, name, said }) => (
              <Checkbox key={id} value={id} label={name} description={said} />
            ))}
          </Stack>
        </Checkbox.Group>
      ) : null}
    </>
  );
}
