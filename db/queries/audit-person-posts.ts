import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '../open.ts';
import {
  competence,
  competenceLevel,
  occupancy,
  occupancyStep,
  personCompetence,
  post,
  unit,
} from '../schema/index.ts';

/** Every post a person held or filled, with its title and unit and later steps of pay, by first day. */
export function listHeldPosts(db: Db, personId: string) {
  return db
    .select({ held: occupancy, title: post.title, unit: unit.name })
    .from(occupancy)
    .innerJoin(post, eq(post.id, occupancy.postId))
    .innerJoin(unit, eq(unit.id, post.unitId))
    .where(eq(occupancy.personId, personId))
    .orderBy(asc(occupancy.startDate), asc(occupancy.id))
    .all()
    .map((row) => ({
      ...row,
      steps: db
        .select()
        .from(occupancyStep)
        .where(eq(occupancyStep.occupancyId, row.held.id))
        .orderBy(asc(occupancyStep.fromDate))
        .all(),
    }));
}

/** Competences a person holds, in words. */
export function listHeldCompetences(db: Db, personId: string) {
  return db
    .select({
      competence: competence.name,
      level: competenceLevel.name,
      evidencedOn: personCompetence.evidencedOn,
      expiresOn: personCompetence.expiresOn,
    })
    .from(personCompetence)
    .innerJoin(competence, eq(competence.id, personCompetence.competenceId))
    .innerJoin(competenceLevel, eq(competenceLevel.level, personCompetence.level))
    .where(eq(personCompetence.personId, personId))
    .orderBy(asc(competence.position))
    .all();
}

/** Replaces why a person was in a post and why they left it, where something was said. Call it inside a transaction. */
export function replaceOccupancyReasons(db: Db, personId: string, reason: string): void {
  const own = eq(occupancy.personId, personId);
  db.update(occupancy)
    .set({ reason })
    .where(and(own, isNotNull(occupancy.reason)))
    .run();
  db.update(occupancy)
    .set({ endReason: reason })
    .where(and(own, isNotNull(occupancy.endReason)))
    .run();
}
