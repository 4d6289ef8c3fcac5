import type { Db } from '../../db/open.ts';
import { rememberedRead } from '../../db/remember.ts';
import type { MinimumCell, MinimumCover, MinimumRole } from '../contract/minimums.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { boundByRole, cellOf, coverOf, coverOfRoles, shortOf } from '../domain/minimums/cover.ts';
import { coverSentence } from '../domain/minimums/words.ts';
import { currentPlacements } from '../domain/problem.ts';
import type { Confinement } from '../http/district-to-read.ts';
import { lasting } from '../http/wire/lasting.ts';
import { COVER_TABLES, type CoverGround, coverGround } from './cover-ground.ts';

const remembered = rememberedRead<MinimumCover>('minimum cover', COVER_TABLES);

/** The minimums of every role and district beside what is there at a date. Sums of all districts are not for one of them. */
export function minimumCover(db: Db, asAt: CivilDate, confinedTo: Confinement): MinimumCover {
  return remembered(db, JSON.stringify([asAt, confinedTo]), () =>
    lasting(coverView(coverGround(db, asAt), asAt, confinedTo)),
  );
}

function coverView(ground: CoverGround, asAt: CivilDate, confinedTo: Confinement): MinimumCover {
  const { version, minimums, service, contracted, people } = ground;
  const there = coverOf(people, currentPlacements({ people }));
  const byContract = coverOf(contracted, currentPlacements({ people: contracted }));
  const [total, bound] = [coverOfRoles(people), boundByRole(minimums)];
  const minimumOf = new Map(minimums.map((minimum) => [cellOf(minimum), minimum.minimumFte]));
  const roles = service.roles.filter(({ id }) => total.has(id) || bound.has(id));
  const districts = service.districts.filter(({ id }) => confinedTo === null || id === confinedTo);
  return {
    version,
    asAt,
    roles: roles.map(({ id, title }): MinimumRole => {
      if (confinedTo !== null) return { roleId: id, title, fte: null, people: null, boundFte: null };
      return { roleId: id, title, ...(total.get(id) ?? { fte: 0, people: 0 }), boundFte: bound.get(id) ?? 0 };
    }),
    cells: roles.flatMap((role) =>
      districts.map((district): MinimumCell => {
        const cell = { roleId: role.id, districtId: district.id };
        const key = cellOf(cell);
        const minimumFte = minimumOf.get(key) ?? null;
        const { fte, people: heads } = there.get(key) ?? { fte: 0, people: 0 };
        const shortFte = shortOf(minimumFte, fte);
        const contractedFte = byContract.get(key)?.fte ?? 0;
        const sentence = coverSentence({ district: district.name, role: role.title }, { minimumFte, fte, shortFte });
        return { ...cell, minimumFte, fte, people: heads, contractedFte, shortFte, sentence };
      }),
    ),
  };
}
