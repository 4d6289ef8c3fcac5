import { readFileSync } from 'node:fs';
import type { Db } from '../db/open.ts';
import { readOccupanciesForImport } from '../db/queries/imports-occupancies.ts';
import { type EstablishmentRows, insertDecisions, insertEstablishment } from '../db/queries/seed-establishment.ts';
import { STAGES, type Stage } from '../server/domain/establishment/recruitment.ts';
import { oneOf, readSeed, type SeedRow, type SeedSet, seedPath } from './read-seed.ts';

/** A decision record of a seed set. What it is about is told by post, since numbers of arrangements are given later. */
interface SeedDecision {
  id: string;
  reference: string;
  title: string;
  decisionMaker: string;
  decidedOn: string;
  publishedOn: string;
  content: unknown;
  items: ({ kind: 'occupancy'; post: string } | { kind: 'funding-line'; id: string })[];
}

/** Adds the decision records of a seed set, final, before the arrangements that name them. */
export function loadDecisions(db: Db, set: SeedSet, now: Date): void {
  const rows = seedDecisions(set).map(({ items: _, content, ...row }) => ({
    ...row,
    content: JSON.stringify(content),
    state: 'final' as const,
    createdBy: 'demo',
    updatedAt: now.toISOString(),
  }));
  insertDecisions(db, rows);
}

/** Adds what no file is imported for: funding, what decisions are about, recruitment, competences. */
export function loadEstablishment(db: Db, set: SeedSet): void {
  const occupancies = [...readOccupanciesForImport(db).values()].map(({ record }) => record);
  const decisions = seedDecisions(set);
  const idOf = new Map(decisions.map(({ id, reference }) => [reference, id]));
  const recruited = readSeed(set, 'recruitments.csv');
  insertEstablishment(db, {
    fundingLines: readSeed(set, 'funding-lines.csv').map((row) => ({
      id: row.text('id'),
      postId: row.optional('post_id'),
      occupancyId: row.optional('occupancy_id'),
      fundId: row.text('fund_id'),
      fromDate: row.text('from_date'),
      toDate: row.text('to_date'),
      shareBasisPoints: Math.round(row.number('per_cent') * 100),
      reason: row.text('reason'),
      reviewDate: row.optional('review_date'),
      decisionReference: row.optional('decision_reference'),
      decisionId: idOf.get(row.optional('decision_reference') ?? '') ?? null,
    })),
    decisionItems: decisions.flatMap(({ id: decisionId, items }) =>
      items.map((item, at) => ({
        decisionId,
        position: at + 1,
        kind: item.kind,
        subjectId: subjectOf(item, decisionId),
      })),
    ),
    recruitments: recruited.map((row) => recruitmentOf(row, (postId) => holderOf(postId))),
    recruitmentStages: recruited.flatMap(stagesOf),
    competences: readSeed(set, 'person-competences.csv').map((row) => ({
      personId: row.text('person_id'),
      competenceId: row.text('competence_id'),
      level: row.number('level'),
      evidencedOn: row.text('evidenced_on'),
      expiresOn: row.optional('expires_on'),
    })),
  });

  function subjectOf(item: SeedDecision['items'][number], decisionId: string): string {
    if (item.kind === 'funding-line') return item.id;
    const found = occupancies.find((record) => record.decisionId === decisionId && record.postId === item.post);
    if (!found) throw new Error(`${decisionId} names an arrangement in ${item.post} that there is not`);
    return found.id;
  }

  function holderOf(postId: string): string {
    const found = occupancies.find((record) => record.postId === postId && record.kind === 'substantive');
    if (!found) throw new Error(`Nobody filled ${postId}`);
    return found.id;
  }
}

function reached(row: SeedRow): { stage: Stage; onDate: string }[] {
  return STAGES.flatMap((stage) => {
    const onDate = row.optional(stage);
    return onDate === null ? [] : [{ stage, onDate }];
  });
}

function stagesOf(row: SeedRow): EstablishmentRows['recruitmentStages'] {
  return reached(row).map((entry) => ({ recruitmentId: row.text('id'), ...entry }));
}

function recruitmentOf(row: SeedRow, holderOf: (postId: string) => string): EstablishmentRows['recruitments'][number] {
  const { stage, onDate } = reached(row).at(-1) ?? { stage: 'approval', onDate: '' };
  const filledIn = row.optional('filled_in');
  return {
    id: row.text('id'),
    postId: row.text('post_id'),
    minutes: Math.round(row.number('hours') * 60),
    stage: oneOf(stage, STAGES),
    openedOn: row.text('approval'),
    owner: row.optional('owner'),
    nextAction: row.optional('next_action'),
    nextActionBy: row.optional('next_action_by'),
    startsOn: row.optional('starts_on'),
    closedOn: stage === 'filled' || stage === 'withdrawn' ? onDate : null,
    closeReason: row.optional('close_reason'),
    filledById: filledIn === null ? null : holderOf(filledIn),
    note: row.optional('note'),
  };
}

function seedDecisions(set: SeedSet): SeedDecision[] {
  return JSON.parse(readFileSync(seedPath(set, 'decisions.json'), 'utf8')) as SeedDecision[];
}
