import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PlanView } from '../../../server/contract/plans.ts';
import { CheckIcon } from '../../components/icons.tsx';
import { useReference } from '../../reference.ts';
import type { EditRequest } from '../allocation/edit-requests.ts';
import panel from '../allocation/panel.module.css';
import { relaxationsQuery } from './queries.ts';
import { type RecordToCorrect, relaxingSteps } from './relaxing.ts';
import classes from './studies.module.css';
import { sizeText } from './words.ts';

interface RelaxationsProps {
  proposalId: string;
  view: PlanView;
  /** Absent where the role may not change the plan. */
  send: ((request: EditRequest) => void) | undefined;
}

/** What would make an impossible proposal possible, the cheapest first; each can be done at once or leads to its record. */
export function Relaxations({ proposalId, view, send }: RelaxationsProps) {
  const { data, isPending, error } = useQuery(relaxationsQuery(proposalId));
  if (isPending) return <Skeleton height={48} aria-label="Looking for the least that has to change" role="status" />;
  if (error || data.length === 0) {
    return (
      <p>Change one of them (release a pin, allow more moves, or correct a person’s record), then propose again.</p>
    );
  }
  return (
    <>
      <p>
        {data.length === 1
          ? 'This would make it possible:'
          : 'Each of these alone would make it possible, what asks for least first:'}
      </p>
      <ul>
        {data.map((relaxation) => {
          const { requests, records, isDone } = relaxingSteps(relaxation, view);
          const setting = records.find(({ isSetting }) => isSetting);
          return (
            <li key={relaxation.id}>
              <span className={classes.relaxation}>
                <span>{relaxation.sentence}</span>
                <span className={panel.muted}>{sizeText(relaxation)}</span>
                {isDone ? (
                  <span className={classes.yes} role="status">
                    <CheckIcon /> done; propose again
                  </span>
                ) : null}
                {requests.length > 0 && send ? (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`Do this: ${relaxation.sentence}`}
                    onClick={() => {
                      for (const request of requests) send(request);
                    }}
                  >
                    Do this
                  </Button>
                ) : null}
                {records
                  .filter((record) => !record.isSetting || record === setting)
                  .map((record) => (
                    <RecordLink key={`${record.personId} ${record.districtId}`} record={record} view={view} />
                  ))}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function RecordLink({
  record: { personId, districtId, isSetting },
  view,
}: {
  record: RecordToCorrect;
  view: PlanView;
}) {
  const { districtName } = useReference();
  if (personId !== null) {
    const name = view.rows.find((row) => row.personId === personId)?.name ?? personId;
    return (
      <Link className={panel.link} to="/people" search={(previous) => ({ ...previous, find: personId })}>
        Open the record of {name}
      </Link>
    );
  }
  if (isSetting) {
    return (
      <span className={panel.muted}>
        A setting of the service: change it on the page{' '}
        <Link className={panel.link} to="/allocation/minimums">
          Minimum cover
        </Link>
        , then take the new data into the plan.{' '}
        <Link className={panel.link} to="/people">
          See who could meet it
        </Link>
      </span>
    );
  }
  if (districtId !== null) {
    return (
      <Link className={panel.link} to="/demand" search={(previous) => ({ ...previous, district: districtId })}>
        Open the demand of {districtName(districtId)}
      </Link>
    );
  }
  return (
    <Link className={panel.link} to="/people">
      Open the list of people
    </Link>
  );
}
