import type { Db } from '../../db/open.ts';
import type { Decision } from '../contract/decisions.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { asksOf } from '../domain/establishment/decision-asks.ts';
import { recordDifferences } from '../domain/establishment/decision-differences.ts';
import type { DecisionGround, DecisionSubject } from '../domain/establishment/decision-records.ts';
import { sheetOf } from '../domain/establishment/decision-sheet.ts';
import { wordingOf } from '../domain/establishment/decision-wording.ts';
import { editionHeadOf, editionsOf } from './editions.ts';
import { decisionGround } from './ground.ts';
import { findStored, type Stored } from './stored.ts';

/** A decision record, costed from the records as they are now. @throws ProblemError not-found */
export function openDecision(db: Db, id: string, today: CivilDate): Decision {
  const stored = findStored(db, id);
  const ground = groundOf(db, stored, today);
  const sheet = sheetOf(stored, ground);
  const editions = editionsOf(db, id);
  const latest = editions.at(-1);
  const { state, version, updatedAt } = stored;
  return {
    ...{ id, state, version, updatedAt },
    ...sheet,
    items: sheet.items.map((item, at) => itemView(item, at, stored, ground)),
    asks: asksOf(stored, ground, sheet.costs),
    editions: editions.map(editionHeadOf).reverse(),
    changedSince:
      state === 'final' && latest
        ? recordDifferences(latest.sheet, sheet).flatMap(({ section, sentences }) =>
            sentences.map((sentence) => `${section}. ${sentence}`),
          )
        : [],
  };
}

/** What a stored decision stands on, at its own date or today. */
export function groundOf(db: Db, stored: Pick<Stored, 'items' | 'decidedOn'>, today: CivilDate): DecisionGround {
  return decisionGround(db, stored.items, stored.decidedOn ?? today);
}

function itemView(
  item: ReturnType<typeof sheetOf>['items'][number],
  at: number,
  stored: Stored,
  ground: DecisionGround,
): Decision['items'][number] {
  const subject: DecisionSubject = ground.subjects[at] ?? { kind: 'gone', subjectId: item.subjectId };
  return {
    ...item,
    ownWording: stored.items[at]?.wording ?? null,
    drafted: wordingOf(subject, ground),
    ...aboutOf(subject),
  };
}

function aboutOf(subject: DecisionSubject): Pick<Decision['items'][number], 'who' | 'startDate' | 'endDate'> {
  switch (subject.kind) {
    case 'occupancy': {
      const { name, startDate, endDate } = subject.occupancy;
      return { who: name, startDate, endDate };
    }
    case 'funding-line':
      return { who: null, startDate: subject.line.fromDate, endDate: subject.line.toDate };
    case 'post':
      return { who: null, startDate: subject.post.startDate, endDate: subject.post.endDate };
    case 'gone':
      return { who: null, startDate: null, endDate: null };
  }
}
