import { createContext, type ReactNode, useContext } from 'react';
import type { KeptSheet } from '../../../server/contract/decisions.ts';
import { formatDate } from '../../format.ts';
import { useSession } from '../../session.ts';
import { CostsTable } from './costs-table.tsx';
import classes from './sheet.module.css';
import { Signatures, Working } from './sheet-end.tsx';
import { useRunningFoot } from './use-running-foot.ts';
import { paragraphsOf, publishedWords, SECTIONS, unbroken } from './words.ts';

/** What is printed: a kept edition, or the record as it is now. */
export interface Printed {
  sheet: Omit<KeptSheet, 'reason'>;
  isDraft: boolean;
  /** “Edition 1, kept 18 Nov 2020”, or “Draft of …”. */
  edition: string;
  withWorking: boolean;
}

const IsDraft = createContext(false);

/** The decision on paper, in the order of the council’s delegated decisions. */
export function DecisionSheet({ sheet, isDraft, edition, withWorking }: Printed) {
  const { content, capacity, items, costs, financial } = sheet;
  const { installation } = useSession();
  useRunningFoot(`${sheet.reference} · ${edition}`);
  const gaps = costs.items.flatMap((item) => item.gaps);
  return (
    <IsDraft value={isDraft}>
      <article className={classes.sheet} aria-label={`Decision ${sheet.reference}`}>
        <p className={classes.council}>
          <strong>{installation.council}</strong>
          <span>{installation.demo ? 'Demonstration: people are synthetic' : 'Early Help'}</span>
        </p>
        <p className={classes.kind}>{isDraft ? 'Delegated decision – draft, not yet decided' : 'Delegated decision'}</p>
        <h2 className={classes.title}>{sheet.title}</h2>
        <TitleBlock sheet={sheet} edition={edition} />
        <Section title={SECTIONS.purpose} text={content.purpose} />
        {content.background.trim() === '' ? null : <Section title={SECTIONS.background} text={content.background} />}
        {items.length === 0 ? null : (
          <Section title="What is to be agreed">
            <ol className={classes.items}>
              {items.map(({ subjectId, wording, notes }) => (
                <li key={subjectId}>
                  {unbroken(wording)} <small>{unbroken(subjectId)}</small>
                  {notes.map((note) => (
                    <em key={note}>{note}</em>
                  ))}
                </li>
              ))}
            </ol>
          </Section>
        )}
        <Section title="Options considered">
          {content.options.length === 0 ? <Blank /> : null}
          {content.options.map((option) => (
            <div
              key={`${option.label} ${option.text}`}
              className={classes.option}
              data-recommended={option.recommended}
            >
              <h4>
                {option.label}
                {option.recommended ? <span className={classes.recommended}>Recommended</span> : null}
              </h4>
              <Paragraphs text={option.text} />
            </div>
          ))}
        </Section>
        <Section title={SECTIONS.reasons} text={content.reasons} />
        <Section title="Consultation">
          <Consultation consulted={content.consulted} />
        </Section>
        <Section title={SECTIONS.financial}>
          <Paragraphs text={financial} />
          {costs.items.length === 0 ? null : <CostsTable sheet={sheet} />}
          {gaps.length === 0 ? null : (
            <ul>
              {gaps.map((gap) => (
                <li key={gap}>{gap}</li>
              ))}
            </ul>
          )}
        </Section>
        {capacity.length === 0 ? null : <Section title="Effect on case-holding capacity" text={capacity.join(' ')} />}
        <Section title={SECTIONS.legal} text={content.legal} />
        <Section title={SECTIONS.recommendation} text={content.recommendation} />
        <Signatures decisionMaker={sheet.decisionMaker} />
        {withWorking && costs.items.some(({ working }) => working.length > 0) ? (
          <Working items={items} costs={costs} />
        ) : null}
      </article>
    </IsDraft>
  );
}

function TitleBlock({ sheet, edition }: { sheet: Printed['sheet']; edition: string }) {
  const rows: [string, string | null][] = [
    ['Decision maker', sheet.decisionMaker],
    ['Date of decision', formatDate(sheet.decidedOn)],
    ['Reference', sheet.reference],
    ['Published', publishedWords(sheet)],
    ['Edition', edition],
  ];
  return (
    <dl className={classes.block}>
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value === null || value === '' ? <Blank /> : value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Section({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  return (
    <section className={classes.section}>
      <h3>{title}</h3>
      {text === undefined ? children : <Paragraphs text={text} />}
    </section>
  );
}

function Paragraphs({ text }: { text: string }) {
  const paragraphs = paragraphsOf(text);
  if (paragraphs.length === 0) return <Blank />;
  return paragraphs.map((paragraph) => <p key={paragraph}>{paragraph}</p>);
}

/** Something that is left open: of a draft a line to write on. */
function Blank() {
  return useContext(IsDraft) ? (
    <span className={classes.blank}>
      <span>to be filled in</span>
    </span>
  ) : (
    <span>Nothing is recorded.</span>
  );
}

function Consultation({ consulted }: { consulted: KeptSheet['content']['consulted'] }) {
  if (consulted.length === 0) return <Blank />;
  return (
    <table className={classes.consulted}>
      <thead>
        <tr>
          <th scope="col">Consulted</th>
          <th scope="col">View</th>
        </tr>
      </thead>
      <tbody>
        {consulted.map(({ who, view }) => (
          <tr key={who}>
            <th scope="row">{who}</th>
            <td>{view === '' ? 'Consulted; no view is recorded' : view}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
