import type { SubjectAccess } from '../../../server/contract/subject-access.ts';
import { Panel } from '../../components/panel.tsx';
import { formatDate, formatDateTime, formatOrdinal, formatPercent } from '../../format.ts';
import classes from './audit.module.css';
import { HistoryTable } from './history-table.tsx';

/** Everything kept about a person, in the order in which they would ask. */
export function KeptSheet({ kept }: { kept: SubjectAccess }) {
  return (
    <>
      <Panel title="The record">
        <Facts entries={kept.record.map(({ field, value }) => [field, value])} />
      </Panel>
      <Panel title="Choices and constraints">
        <Facts
          entries={[
            ...kept.preferences.map(
              (entry): Entry => [
                `${formatOrdinal(entry.rank)} choice`,
                entry.reason ? `${entry.district}: “${entry.reason}”` : entry.district,
              ],
            ),
            ['Cannot work in', kept.cannotWorkIn.join(', ') || 'nothing entered'],
          ]}
        />
      </Panel>
      <Panel title="Posts">
        {kept.posts.length === 0 ? <p>In no post.</p> : null}
        {kept.posts.map(({ title, lines }) => (
          <section key={`${title} ${lines.map(({ value }) => value).join(' ')}`}>
            <h3>{title}</h3>
            <Facts entries={lines.map(({ field, value }) => [field, value])} />
          </section>
        ))}
      </Panel>
      {kept.competences.length > 0 ? (
        <Panel title="Competences">
          <Facts
            entries={kept.competences.map(({ competence, level, evidencedOn, expiresOn }) => [
              competence,
              `${level}, evidenced on ${formatDate(evidencedOn)}${expiresOn ? `, until ${formatDate(expiresOn)}` : ''}`,
            ])}
          />
        </Panel>
      ) : null}
      <Panel title="In plans">
        {kept.plans.length === 0 ? <p>In no plan.</p> : null}
        {kept.plans.map((plan) => (
          <section key={plan.planId}>
            <h3>
              {plan.name}, as at {formatDate(plan.asAt)}
            </h3>
            <Facts
              entries={[
                [
                  'Placed in',
                  plan.placements.map(({ district, share }) => `${district} ${formatPercent(share)}`).join(', ') ||
                    'not placed',
                ],
                ...(plan.pin
                  ? [
                      [
                        'Pinned',
                        `by ${plan.pin.author}, ${formatDateTime(plan.pin.pinnedAt)}: “${plan.pin.reason}”`,
                      ] satisfies Entry,
                    ]
                  : []),
                ...plan.facts.map(({ field, value }): Entry => [`${field} (as the plan took it)`, value]),
              ]}
            />
          </section>
        ))}
        {kept.questions.map((question) => (
          <p key={`${question.plan} ${question.askedAt}`}>
            {question.askedBy} asked on {formatDateTime(question.askedAt)} what would change in “{question.plan}” if
            they were placed elsewhere.
          </p>
        ))}
      </Panel>
      {kept.mentions.length > 0 ? (
        <Panel title="Named in other texts">
          <p className={classes.onScreen}>Check these before you give them out: they may be about somebody else too.</p>
          <Facts entries={kept.mentions.map(({ where, text }) => [where, text])} />
        </Panel>
      ) : null}
      <Panel title="What was done">
        <HistoryTable events={kept.events} linked={false} />
      </Panel>
      <Panel title="What it is for">
        <Facts entries={kept.explanations.map(({ title, text }) => [title, text])} />
      </Panel>
    </>
  );
}

type Entry = [title: string, value: string];

function Facts({ entries }: { entries: Entry[] }) {
  return (
    <dl>
      {entries.map(([title, value]) => (
        <div key={`${title}: ${value}`}>
          <dt>{title}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
