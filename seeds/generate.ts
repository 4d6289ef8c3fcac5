import { writeFileSync } from 'node:fs';
import { countCells, DEMAND_COLUMNS } from '../server/imports/demand-layout.ts';
import { writeCsv } from '../server/imports/layout.ts';
import { importLists } from '../server/imports/lists.ts';
import { PEOPLE_COLUMNS, personCells } from '../server/imports/people-layout.ts';
import { generateDemand } from './generate-demand.ts';
import { generatePeople } from './generate-people.ts';
import { seedPath } from './read-seed.ts';
import { seedReference } from './reference.ts';

/** The two synthetic files of the demo, as text, by file name. The same on every run. */
export function generateDemo(): { 'people.csv': string; 'demand.csv': string } {
  const rows = seedReference('oldham');
  const lists = importLists({
    districts: rows.districts,
    units: rows.units.map(({ id, name, districtId }) => ({ id, name, districtId: districtId ?? null })),
    roles: rows.roles.map(({ id, title }) => ({ id, name: title })),
    languages: rows.languages.map(({ code, name }) => ({ id: code, name })),
    levels: rows.levels,
  });
  const columns = PEOPLE_COLUMNS.filter(({ id }) => !/^(fourth|fifth)_/.test(id));
  const people = generatePeople().map((person) => personCells(person, lists));
  const demand = generateDemand().map((count) => countCells(count, lists));
  const lines = (csv: string) => csv.replace('\uFEFF', '').replaceAll('\r\n', '\n');
  return {
    'people.csv': lines(writeCsv(columns, people)),
    'demand.csv': lines(writeCsv(DEMAND_COLUMNS, demand)),
  };
}

if (import.meta.main) {
  for (const [file, text] of Object.entries(generateDemo())) {
    writeFileSync(seedPath('oldham', file), text);
    console.error(`Wrote seeds/oldham/${file}: ${text.split('\n').length - 2} rows, synthetic.`);
  }
}
