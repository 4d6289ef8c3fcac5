import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { AuditChange, AuditEventView } from '../../../server/contract/audit.ts';
import { PlainTable } from '../../components/plain-table.tsx';
import { formatCount, formatDateTime } from '../../format.ts';
import { roleName } from '../../session.ts';
import classes from './audit.module.css';

/** Events as sentences, each with what it changed. */
export function HistoryTable({ events, linked = true }: { events: readonly AuditEventView[]; linked?: boolean }) {
  return (
    <div className={classes.table}>
      <PlainTable
        caption={`${formatCount(events.length, 'event')}, newest first`}
        rows={events}
        rowKey={(event) => String(event.sequence)}
        columns={[
          { title: 'When', cell: (event) => <time dateTime={event.at}>{formatDateTime(event.at)}</time> },
          { title: 'Who', cell: (event) => <Who event={event} /> },
          { title: 'What', cell: (event) => <What event={event} linked={linked} /> },
          { title: 'Before → after', cell: (event) => <Changes changes={event.changes} /> },
        ]}
      />
    </div>
  );
}

function Who({ event }: { event: AuditEventView }) {
  return (
    <>
      {event.who}
      {event.role ? <span className={classes.quiet}>{roleName(event.role)}</span> : null}
    </>
  );
}

function What({ event, linked }: { event: AuditEventView; linked: boolean }) {
  return (
    <>
      {event.sentence}
      {event.reason ? <span className={classes.quiet}>Why: {event.reason}</span> : null}
      {event.removed ? <span className={classes.quiet}>The content was removed when a person was erased.</span> : null}
      {linked && event.personId ? (
        <Anchor
          className={classes.more}
          renderRoot={(props) => <Link to="/history" search={{ person: event.personId ?? undefined }} {...props} />}
        >
          More about this person
        </Anchor>
      ) : null}
    </>
  );
}

function Changes({ changes }: { changes: readonly AuditChange[] }) {
  if (changes.length === 0) return null;
  return (
    <ul className={classes.changes}>
      {changes.map((change) => (
        <li key={`${change.field}: ${change.before} ${change.after}`}>
          {change.field}:{' '}
          {change.hidden ? (
            <em>not for your role</em>
          ) : (
            <>
              {change.before === null ? '' : `${change.before} → `}
              <strong>{change.after ?? 'nothing'}</strong>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
