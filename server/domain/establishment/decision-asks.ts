import { formatDay } from '../pay/formats.ts';
import type { DecisionCosts } from './decision-costs.ts';
import type { DecisionGround } from './decision-records.ts';
import { labelOf } from './decision-wording.ts';

/** What is to be asked before a decision is final: `needed` hinders it, `ask` is left to whoever finalises it. */
export interface DecisionAsk {
  severity: 'needed' | 'ask';
  /** The field or the item it is about. */
  about: string;
  sentence: string;
}

/** The parts of a decision's text that are asked for. */
export interface AskedText {
  purpose: string;
  reasons: string;
  recommendation: string;
  publicationNote: string;
  options: readonly { recommended: boolean }[];
  consulted: readonly { who: string; view: string }[];
}

interface AskedDecision {
  decisionMaker: string | null;
  decidedOn: string | null;
  publishedOn: string | null;
  content: AskedText;
}

/** Everything to ask about a decision, what is needed first. */
export function asksOf(decision: AskedDecision, ground: DecisionGround, costs: DecisionCosts): DecisionAsk[] {
  return [
    ...neededFor(decision),
    ...textAsks(decision),
    ...ground.subjects.flatMap(recordAsks(decision, ground)),
    ...costAsks(costs, ground),
  ];
}

function neededFor({ decisionMaker, decidedOn }: AskedDecision): DecisionAsk[] {
  return [
    ...(decisionMaker ? [] : [needed('decisionMaker', 'Who decides? Enter the decision maker.')]),
    ...(decidedOn ? [] : [needed('decidedOn', 'When was it decided? Enter the date of the decision.')]),
  ];
}

function textAsks({ decidedOn, publishedOn, content }: AskedDecision): DecisionAsk[] {
  const { purpose, reasons, recommendation, options, consulted, publicationNote } = content;
  const marked = options.filter(({ recommended }) => recommended).length;
  const unheard = consulted.filter(({ view }) => view.trim() === '').map(({ who }) => who);
  return [
    ...(purpose.trim() === '' ? [ask('purpose', 'The purpose of the report is empty.')] : []),
    ...(options.length < 2 ? [ask('options', 'Fewer than two options are considered. Not agreeing is one.')] : []),
    ...(options.length > 0 && marked !== 1
      ? [ask('options', `${marked === 0 ? 'No' : 'More than one'} option is recommended. Mark one.`)]
      : []),
    ...(reasons.trim() === '' ? [ask('reasons', 'No reasons are given.')] : []),
    ...(consulted.length === 0 ? [ask('consulted', 'Nobody was consulted. Name who was, and their view.')] : []),
    ...(unheard.length > 0
      ? [ask('consulted', `What did they say? No view is recorded of: ${unheard.join(', ')}.`)]
      : []),
    ...(recommendation.trim() === '' ? [ask('recommendation', 'The recommendation is empty.')] : []),
    ...(publishedOn && isAssumed(publicationNote)
      ? [
          ask(
            'publishedOn',
            `The date of publication, ${formatDay(publishedOn)}, is assumed. Ask when it was published, and correct it.`,
          ),
        ]
      : []),
    ...(publishedOn && decidedOn && publishedOn < decidedOn
      ? [
          ask(
            'publishedOn',
            `It is published on ${formatDay(publishedOn)}, before it is decided on ${formatDay(decidedOn)}.`,
          ),
        ]
      : []),
  ];
}

function recordAsks({ decidedOn }: AskedDecision, ground: DecisionGround) {
  return (subject: DecisionGround['subjects'][number]): DecisionAsk[] => {
    const id = subject.subjectId;
    if (subject.kind === 'gone') return [ask(id, `${id} is no longer in the records. Take it out of the decision.`)];
    if (subject.kind === 'post') return [];
    const [start, end, reason] =
      subject.kind === 'occupancy'
        ? [subject.occupancy.startDate, subject.occupancy.endDate, subject.occupancy.reason]
        : [subject.line.fromDate, subject.line.toDate, subject.line.reason];
    const assumed = assumption(reason);
    const name = `${labelOf(subject, ground)}, ${id}`;
    const known = decidedOn ?? ground.onDate;
    const dates = `${formatDay(start)}${end === null ? '' : ` to ${formatDay(end)}`}`;
    return [
      ...(assumed === null
        ? []
        : [
            ask(
              id,
              `${name}: its dates, ${dates}, rest on an assumption: “${assumed}” Ask, and correct the arrangement.`,
            ),
          ]),
      ...(start < known
        ? [
            ask(
              id,
              `${name}, starts on ${formatDay(start)}, before the decision on ${formatDay(known)}: it is retrospective. Say in the reasons why.`,
            ),
          ]
        : []),
    ];
  };
}

/** The sentence of a reason that says that something was assumed. */
function assumption(reason: string | null): string | null {
  const found = (reason ?? '').split(/(?<=[.!?])\s+/).find(isAssumed);
  return found === undefined ? null : found.replace(/\.?$/, '.').replaceAll('“', '‘').replaceAll('”', '’');
}

function isAssumed(text: string): boolean {
  return /\bassum/i.test(text);
}

function costAsks({ items }: DecisionCosts, ground: DecisionGround): DecisionAsk[] {
  return items.flatMap(({ subjectId, gaps }) => {
    const subject = ground.subjects.find((one) => one.subjectId === subjectId);
    const name = subject ? `${labelOf(subject, ground)}, ${subjectId}` : subjectId;
    return gaps.map((gap) => ask(subjectId, `${name} is not wholly costed. ${gap}`));
  });
}

function needed(about: string, sentence: string): DecisionAsk {
  return { severity: 'needed', about, sentence };
}

function ask(about: string, sentence: string): DecisionAsk {
  return { severity: 'ask', about, sentence };
}
