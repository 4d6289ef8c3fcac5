import type { Db } from '../../db/open.ts';
import {
  COMPETENCE_SET_TABLES,
  listCompetenceLevels,
  listCompetences,
  readCompetenceVersion,
} from '../../db/queries/competences.ts';
import { rememberedRead } from '../../db/remember.ts';
import type { CompetenceSet } from '../contract/competences.ts';
import { lasting } from '../http/wire/lasting.ts';

const remembered = rememberedRead<CompetenceSet>('set of competences', COMPETENCE_SET_TABLES);

/** The competences people may hold and the levels, with how many records name each. */
export function competenceSetNow(db: Db): CompetenceSet {
  return remembered(db, '', () =>
    lasting({
      version: readCompetenceVersion(db),
      levels: listCompetenceLevels(db),
      competences: listCompetences(db).map(({ position: _, ...competence }) => competence),
    }),
  );
}
