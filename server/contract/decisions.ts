import { z } from 'zod';
import { civilDate, id, version } from './common.ts';
import { entity } from './entities.ts';
import { pence } from './establishment.ts';

const line = (max: number) => z.string().trim().max(max);
const paragraphs = z.string().max(20_000);

/** The text of a decision record, section by section. Paragraphs are parted by an empty line. */
export const decisionText = z.object({
  purpose: paragraphs,
  background: paragraphs,
  options: z.array(z.object({ label: line(60), text: paragraphs, recommended: z.boolean() })).max(12),
  reasons: paragraphs,
  consulted: z.array(z.object({ who: line(200).min(1, 'Say who was consulted'), view: z.string().max(4000) })).max(50),
  legal: paragraphs,
  financial: paragraphs.meta({ description: 'Empty: said from the costs' }),
  recommendation: paragraphs,
  publicationNote: line(200)
    .default('')
    .meta({ description: 'What is to be known of the date of publication, such as that it is assumed' }),
});
export type DecisionText = z.infer<typeof decisionText>;

export const DECISION_STATES = { draft: 'Draft', final: 'Final' } as const;
const state = z.enum(
  Object.keys(DECISION_STATES) as [keyof typeof DECISION_STATES, ...(keyof typeof DECISION_STATES)[]],
);

/** Kinds of records a decision can be about. */
export const SUBJECT_KINDS = { occupancy: 'Arrangement', post: 'Post', 'funding-line': 'Funding' } as const;
export type SubjectKind = keyof typeof SUBJECT_KINDS;
export const subjectKind = z.enum(Object.keys(SUBJECT_KINDS) as [SubjectKind, ...SubjectKind[]]);

const title = line(200).min(1, 'Give it a title');
const reference = line(60).min(1, 'Give it a reference');
const maker = line(200).min(1).nullable();

const costLine = z.object({
  fundId: id.nullable().meta({ description: 'Null: the base budget' }),
  financialYear: z.string(),
  pence,
});
const fundCost = z.object({ fundId: id.nullable(), pence, years: z.array(costLine) });
/** Costs by item, fund and financial year; every total is the sum of the lines. */
const costs = z.object({
  items: z.array(
    z.object({
      subjectId: id,
      moved: z.boolean().meta({ description: 'A fund takes over what is spent already: the lines sum to nothing' }),
      lines: z.array(costLine),
      byFund: z.array(fundCost),
      pence,
      note: z.string().nullable(),
      working: z.array(z.string()),
      gaps: z.array(z.string()),
    }),
  ),
  years: z.array(z.string()),
  pence,
  byYear: z.array(z.object({ financialYear: z.string(), pence })),
  byFund: z.array(fundCost),
});

const sheetItem = z.object({
  kind: subjectKind,
  subjectId: id,
  label: z.string(),
  wording: z.string().meta({ description: 'As the record words it: its own words, or drafted ones' }),
  notes: z.array(z.string()).meta({ description: 'What stands out about it, such as a start before the decision' }),
});

const head = {
  id,
  reference: z.string(),
  title: z.string(),
  state,
  decisionMaker: z.string().nullable(),
  decidedOn: civilDate.nullable(),
  publishedOn: civilDate.nullable(),
  version,
};

/** What is printed: the record as it stood when it was kept, with nobody’s name. */
const sheet = {
  reference: z.string(),
  title: z.string(),
  decisionMaker: z.string().nullable(),
  decidedOn: civilDate.nullable(),
  publishedOn: civilDate.nullable(),
  content: decisionText,
  items: z.array(sheetItem),
  costs,
  capacity: z.array(z.string()).meta({ description: 'What it does to case-holding capacity' }),
  financial: z.string().meta({ description: 'The financial side: its own words, or said from the costs' }),
  fundNames: z.array(z.object({ id, name: z.string() })),
};
/** A record as an edition keeps it. */
export const keptSheet = z.object({ ...sheet, reason: z.string().nullable() });
export type KeptSheet = z.infer<typeof keptSheet>;

export const editionHead = z.object({
  version,
  number: z.int().meta({ description: 'First, second … edition' }),
  at: z.iso.datetime(),
  by: z.string(),
  reason: z.string().nullable(),
});
export type EditionHead = z.infer<typeof editionHead>;

/** A decision record in the list. */
export const decisionHead = z
  .object({ ...head, items: z.int(), editions: z.int(), updatedAt: z.iso.datetime() })
  .meta({ id: 'DecisionHead', ...entity('decisionHead') });
export type DecisionHead = z.infer<typeof decisionHead>;
export const decisions = z.object({ decisions: z.array(decisionHead) }).meta({ id: 'Decisions' });

/** A decision record with everything around it, costed from the records as they are now. */
export const decision = z
  .object({
    ...head,
    ...sheet,
    items: z.array(
      sheetItem.extend({
        ownWording: z.string().nullable().meta({ description: 'Null: the drafted words' }),
        drafted: z.string(),
        who: z.string().nullable().meta({ description: 'Whom it concerns; never printed' }),
        startDate: civilDate.nullable(),
        endDate: civilDate.nullable(),
      }),
    ),
    asks: z.array(z.object({ severity: z.enum(['needed', 'ask']), about: z.string(), sentence: z.string() })),
    editions: z.array(editionHead).meta({ description: 'Latest first' }),
    changedSince: z.array(z.string()).meta({
      description: 'How the records differ now from the latest edition of a final decision',
    }),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Decision', ...entity('decision') });
export type Decision = z.infer<typeof decision>;

/** One edition, to be read and printed. */
export const decisionEdition = z
  .object({ id, ...editionHead.shape, ...sheet })
  .meta({ id: 'DecisionEdition', ...entity('decisionEdition') });
export type DecisionEdition = z.infer<typeof decisionEdition>;

/** Two editions compared in words. */
export const decisionComparison = z
  .object({
    id,
    before: editionHead,
    after: editionHead,
    differences: z.array(z.object({ section: z.string(), sentences: z.array(z.string()) })),
  })
  .meta({ id: 'DecisionComparison', ...entity('decisionComparison') });
export type DecisionComparison = z.infer<typeof decisionComparison>;

/** A record that a decision can be about. */
export const decisionSubject = z
  .object({
    kind: subjectKind,
    subjectId: id,
    label: z.string(),
    who: z.string().nullable(),
    startDate: civilDate,
    endDate: civilDate.nullable(),
    decisionReference: z.string().nullable(),
  })
  .meta({ id: 'DecisionSubject', ...entity('decisionSubject') });
export type DecisionSubject = z.infer<typeof decisionSubject>;
export const decisionSubjects = z
  .object({ subjects: z.array(decisionSubject), left: z.int().meta({ description: 'How many more there are' }) })
  .meta({ id: 'DecisionSubjects' });
export const subjectSearch = z.object({ find: z.string().trim().max(100).optional() });

const itemEdit = z.object({
  kind: subjectKind,
  subjectId: id,
  wording: z.string().trim().max(4000).nullable().default(null).meta({ description: 'Null: the drafted words' }),
});
const items = z.array(itemEdit).max(200);

/** A new draft: with nothing, or drafted from the records named. */
export const newDecision = z.object({
  title: title.optional().meta({ description: 'Without it drafted from the records' }),
  reference: reference.optional().meta({ description: 'Without it the number of the record' }),
  items: items.default([]),
});
export type NewDecision = z.infer<typeof newDecision>;

/** A change of a record; absent fields stay. A final one takes a reason and keeps another edition. */
export const decisionEdit = z.object({
  title: title.optional(),
  reference: reference.optional(),
  decisionMaker: maker.optional(),
  decidedOn: civilDate.nullable().optional(),
  publishedOn: civilDate.nullable().optional(),
  content: decisionText.optional(),
  items: items.optional(),
  takeRecordsAnew: z.boolean().optional().meta({
    description:
      'Of a final one: words and costs are taken from the records as they are now, instead of the last edition',
  }),
  reason: line(500).min(3).optional().meta({ description: 'Needed once the decision is final' }),
});
export type DecisionEdit = z.infer<typeof decisionEdit>;
