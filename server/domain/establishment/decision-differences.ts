import { formatDay, formatPence } from '../pay/formats.ts';
import type { DecisionCosts } from './decision-costs.ts';
import type { DecisionSheet } from './decision-sheet.ts';

/** What differs in one section, a sentence each. */
export interface SectionDifference {
  section: string;
  sentences: string[];
}

/** How two states of a decision record differ, in words, section by section; sections that agree are left out. */
export function sheetDifferences(before: DecisionSheet, after: DecisionSheet): SectionDifference[] {
  const text = (section: string, was: string, is: string) => ({ section, sentences: textDifferences(was, is) });
  return [
    { section: 'Title block', sentences: headDifferences(before, after) },
    text('Purpose', before.content.purpose, after.content.purpose),
    text('Background', before.content.background, after.content.background),
    ...recordDifferences(before, after),
    { section: 'Options', sentences: listDifferences(optionsOf(before), optionsOf(after)) },
    text('Reasons', before.content.reasons, after.content.reasons),
    { section: 'Consultation', sentences: listDifferences(consultedOf(before), consultedOf(after)) },
    text('Financial implications', before.financial, after.financial),
    text('Legal implications', before.content.legal, after.content.legal),
    text('Recommendation', before.content.recommendation, after.content.recommendation),
  ].filter(({ sentences }) => sentences.length > 0);
}

/** How what follows from the records differs: wording, capacity and costs. */
export function recordDifferences(
  before: Pick<DecisionSheet, 'items' | 'capacity' | 'costs' | 'fundNames'>,
  after: Pick<DecisionSheet, 'items' | 'capacity' | 'costs' | 'fundNames'>,
): SectionDifference[] {
  const itemsOf = ({ items }: Pick<DecisionSheet, 'items'>) =>
    items.map(({ subjectId, wording }) => `${subjectId}: ${wording}`);
  const names = new Map([...before.fundNames, ...after.fundNames].map(({ id, name }) => [id, name]));
  return [
    { section: 'What is decided', sentences: listDifferences(itemsOf(before), itemsOf(after)) },
    { section: 'Capacity', sentences: listDifferences(before.capacity, after.capacity) },
    { section: 'Costs', sentences: costDifferences(before.costs, after.costs, names) },
  ].filter(({ sentences }) => sentences.length > 0);
}

function headDifferences(before: DecisionSheet, after: DecisionSheet): string[] {
  const day = (date: string | null) => (date === null ? null : formatDay(date));
  const fields: [string, string | null, string | null][] = [
    ['Title', before.title, after.title],
    ['Reference', before.reference, after.reference],
    ['Decision maker', before.decisionMaker, after.decisionMaker],
    ['Date of decision', day(before.decidedOn), day(after.decidedOn)],
    ['Date of publication', day(before.publishedOn), day(after.publishedOn)],
    ['Note on the publication', before.content.publicationNote || null, after.content.publicationNote || null],
  ];
  return fields.flatMap(([label, was, is]) => (was === is ? [] : [`${label}: was ${shown(was)}, is ${shown(is)}.`]));
}

function textDifferences(before: string, after: string): string[] {
  return listDifferences(sentencesOf(before), sentencesOf(after));
}

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?;:])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

function listDifferences(before: readonly string[], after: readonly string[]): string[] {
  const was = new Set(before);
  const is = new Set(after);
  const changed = [
    ...before.filter((entry) => !is.has(entry)).map((entry) => `Taken out: “${entry}”`),
    ...after.filter((entry) => !was.has(entry)).map((entry) => `Put in: “${entry}”`),
  ];
  return changed.length === 0 && before.join('\n') !== after.join('\n') ? ['The order changed.'] : changed;
}

function optionsOf({ content }: DecisionSheet): string[] {
  return content.options.map(
    ({ label, text, recommended }) => `${label}${recommended ? ' (recommended)' : ''}: ${text}`,
  );
}

function consultedOf({ content }: DecisionSheet): string[] {
  return content.consulted.map(({ who, view }) => (view === '' ? who : `${who}: ${view}`));
}

function costDifferences(before: DecisionCosts, after: DecisionCosts, names: ReadonlyMap<string, string>): string[] {
  const keys = ({ byFund }: DecisionCosts) =>
    byFund.flatMap(({ years }) => years.map((line) => [`${line.fundId ?? ''} ${line.financialYear}`, line] as const));
  const was = new Map(keys(before));
  const is = new Map(keys(after));
  const lines = [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const line = is.get(key) ?? was.get(key);
    const [from, to] = [was.get(key)?.pence ?? 0, is.get(key)?.pence ?? 0];
    if (!line || from === to) return [];
    const fund = line.fundId === null ? 'Base budget' : (names.get(line.fundId) ?? line.fundId);
    return [`${fund}, ${line.financialYear}: was ${formatPence(from)}, is ${formatPence(to)}.`];
  });
  const total =
    before.pence === after.pence ? [] : [`Total: was ${formatPence(before.pence)}, is ${formatPence(after.pence)}.`];
  return [...total, ...lines];
}

function shown(value: string | null): string {
  return value === null ? 'empty' : `“${value}”`;
}
