import type { StoredPerson } from '../db/queries/imports.ts';
import type { HeldCompetence } from '../db/queries/seed-establishment.ts';
import { Chance } from './random.ts';

const SEED = 2_106;
const AS_AT = Date.UTC(2021, 3, 1);
const DAY = 86_400_000;
/** How many of those in the district teams hold a competence, how many days it holds, and for whom. Assumed. */
const HELD = [
  ['safeguarding', 0.97, 1096, /./],
  ['whole-family', 0.7, null, /./],
  ['assessment', 0.6, null, /./],
  ['domestic-abuse', 0.4, 1096, /./],
  ['parenting', 0.25, 730, /caseworker|support/],
  ['recording', 0.9, 730, /./],
  ['supervision', 0.95, 1096, /team-manager|senior-practitioner/],
] as const;

/** Competences of the people in the district teams, synthetic; some lapse soon after 1 April 2021, a few have lapsed. */
export function generateCompetences(people: readonly StoredPerson[]): HeldCompetence[] {
  const chance = new Chance(SEED);
  return people
    .filter(({ unitId }) => unitId.startsWith('team-'))
    .flatMap(({ id: personId, roleId, startDate }) =>
      HELD.flatMap(([competenceId, share, days, roles]): HeldCompetence[] => {
        const has = chance.next() < share;
        const level = levelOf(roleId, competenceId, chance);
        const age = Math.floor(chance.next() * (days === null ? 1400 : days * 1.02));
        if (!has || !roles.test(roleId)) return [];
        const evidencedOn = later(startDate, dayOf(AS_AT - age * DAY));
        const expiresOn = days === null ? null : dayOf(Date.parse(evidencedOn) + (days - 1) * DAY);
        return [{ personId, competenceId, level, evidencedOn, expiresOn }];
      }),
    );
}

function levelOf(roleId: string, competenceId: string, chance: Chance): number {
  const more = chance.next();
  if (roleId === 'team-manager') return 3;
  if (roleId === 'senior-practitioner') return more < 0.4 ? 3 : 2;
  return competenceId === 'safeguarding' || more < 0.6 ? 2 : 1;
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
