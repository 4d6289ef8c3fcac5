import { writeFileSync } from 'node:fs';
import { countCells, DEMAND_COLUMNS } from '../server/imports/demand-layout.ts';
import { establishmentLists } from '../server/imports/establishment-lists.ts';
import { type Column, writeCsv } from '../server/imports/layout.ts';
import { ARRANGEMENT_COLUMNS, OCCUPANCY_COLUMNS, occupancyCells } from '../server/imports/occupancies-layout.ts';
import { PEOPLE_COLUMNS, personCells } from '../server/imports/people-layout.ts';
import { POST_COLUMNS, postCells } from '../server/imports/posts-layout.ts';
import { centralPeople } from './central-people.ts';
import { generateArrangements } from './generate-arrangements.ts';
import { generateCompetences } from './generate-competences.ts';
import { generateDemand } from './generate-demand.ts';
import { demandDetailFiles } from './generate-demand-detail.ts';
import { generateOccupancies } from './generate-occupancies.ts';
import { generatePeople, spareNames } from './generate-people.ts';
import { otherPosts, postsOfPeople } from './generate-posts.ts';
import { seedPath } from './read-seed.ts';
import { seedReference } from './reference.ts';

/** How many of the spare names central staff and former holders take; workers from outside have the rest. */
const CENTRAL = 5;
const FORMER = 10;
const WORKERS = 6;
const FORMER_OF_PARTS = 6;

/** The synthetic files of the demo, as text, by file name. The same on every run. */
export function generateDemo() {
  const names = spareNames(CENTRAL + FORMER + WORKERS + FORMER_OF_PARTS);
  const people = [...generatePeople(), ...centralPeople(names.slice(0, CENTRAL))];
  const posts = [...postsOfPeople(people), ...otherPosts()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const workers = CENTRAL + FORMER;
  const formerNames = [...names.slice(CENTRAL, workers), ...names.slice(workers + WORKERS)];
  const occupancies = generateOccupancies(people, formerNames);
  const arrangements = [
    ...occupancies.filter(({ kind }) => kind !== 'substantive'),
    ...generateArrangements(occupancies, names.slice(workers, workers + WORKERS)),
  ];
  const lists = listsWith(people);
  const counts = generateDemand();
  const substantive = occupancies.filter(({ kind }) => kind === 'substantive');
  return {
    'people.csv': csv(
      PEOPLE_COLUMNS.filter(({ id }) => !/^(fourth|fifth)_/.test(id)),
      people.map((person) => personCells(person, lists)),
    ),
    'demand.csv': csv(
      DEMAND_COLUMNS.filter(({ id }) => id !== 'families'),
      counts.map((count) => countCells({ ...count, families: null }, lists)),
    ),
    ...demandDetailFiles(counts),
    'posts.csv': csv(
      POST_COLUMNS,
      posts.map((post) => postCells(post, lists)),
    ),
    'occupancies.csv': csv(
      OCCUPANCY_COLUMNS,
      substantive.map((record) => occupancyCells(record, lists)),
    ),
    'arrangements.csv': csv(
      ARRANGEMENT_COLUMNS,
      arrangements.map((record) => occupancyCells(record, lists)),
    ),
    'person-competences.csv': csv(
      ['person_id', 'competence_id', 'level', 'evidenced_on', 'expires_on'].map((id) => ({ id })),
      generateCompetences(people).map((held) => ({
        person_id: held.personId,
        competence_id: held.competenceId,
        level: String(held.level),
        evidenced_on: held.evidencedOn,
        expires_on: held.expiresOn ?? '',
      })),
    ),
  };
}

function listsWith(people: readonly { id: string; name: string }[]) {
  const rows = seedReference('oldham');
  return establishmentLists(
    {
      districts: rows.districts,
      units: rows.units.map(({ id, name, districtId }) => ({ id, name, districtId: districtId ?? null })),
      roles: rows.roles.map(({ id, title }) => ({ id, name: title })),
      languages: rows.languages.map(({ code, name }) => ({ id: code, name })),
      levels: rows.levels,
    },
    {
      grades: rows.grades,
      competences: rows.competences,
      competenceLevels: rows.competenceLevels.map(({ level }) => level ?? 0),
      people: [...people],
      decisions: [],
    },
  );
}

function csv(columns: readonly Pick<Column, 'id'>[], rows: readonly Record<string, string>[]): string {
  return writeCsv(columns, rows).replace('\uFEFF', '').replaceAll('\r\n', '\n');
}

/** Rows of a file, without its comment and its headings. */
function rowsIn(text: string): number {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).length - 1;
}

if (import.meta.main) {
  for (const [file, text] of Object.entries(generateDemo())) {
    writeFileSync(seedPath('oldham', file), text);
    console.error(`Wrote seeds/oldham/${file}: ${rowsIn(text)} rows, synthetic.`);
  }
}
