import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { reachOfKind } from '../../server/contract/data-kinds.ts';
import { mayField } from '../../server/contract/entities.ts';
import { permissionName, type Role, reachOf } from '../../server/contract/permissions.ts';
import type { Gate } from '../../server/http/wire/gate.ts';
import { ROLES, testApp } from '../support/app.ts';
import { operationsOf } from '../support/operations.ts';
import { addressesOf, type TracedApp, tracedApp, traces } from './permissions-example.ts';

const OWN_DISTRICT = 'south';
const described = await testApp();
const files = (await operationsOf(described)).filter(({ answerTypes }) => answerTypes.includes('text/csv'));
const cases = files.flatMap((operation) => ROLES.map((role) => ({ operation, role, path: operation.path })));

/** What the route says that its columns hold, by heading. */
function columnsOf(path: string) {
  const address = path.replaceAll(/\{(.+?)\}/g, ':$1');
  const gates = described.app.routes.filter((route) => route.path === address).map(({ handler }) => handler);
  const gate = gates.find((handler): handler is typeof handler & Gate => 'leaving' in handler);
  const csv = gate?.leaving.csv;
  if (!csv) throw new Error(`${path} does not say what its columns hold`);
  return csv === 'no-records' ? null : csv;
}

let test: TracedApp;
beforeAll(async () => {
  test = await tracedApp();
});

async function linesFor(role: Role, path: string) {
  const operation = files.find((file) => file.path === path);
  const addresses = operation ? addressesOf(operation, test) : [];
  expect(addresses.length).toBeGreaterThan(0);
  const answers = [];
  for (const address of addresses) {
    const { status, text } = await test.call('GET', address, { as: role });
    answers.push({ status, text, rows: status === 200 ? tableOf(text) : [] });
  }
  return answers;
}

function tableOf(text: string): string[][] {
  return parse(text, { bom: true });
}

describe('role × file', () => {
  it('covers every file there is', () => {
    expect(files.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/api/plans/{id}/export.csv', '/api/audit/export.csv']),
    );
  });

  it.each(cases)('$role: $path', async ({ operation, role, path }) => {
    const csv = columnsOf(path);
    const permission = permissionName.parse(operation.permission);
    for (const { status, text, rows } of await linesFor(role, path)) {
      if (reachOf(role, permission) === undefined) {
        expect(status).toBe(403);
        continue;
      }
      expect(status).toBe(200);
      const [header = [], ...lines] = rows;
      const mayLeave = (heading: string) =>
        csv === null || mayField(role, 'read', csv.entity, csv.columns[heading] ?? '');
      expect(header.filter((heading) => !mayLeave(heading))).toEqual([]);
      expect(header.length).toBeGreaterThan(0);
      expect(new Set(lines.map((cells) => cells.length))).toEqual(new Set(lines.length > 0 ? [header.length] : []));
      const foreign = traces.filter(({ kind, districtId }) => {
        const reach = reachOfKind(role, 'read', kind);
        return !reach || (reach === 'own-district' && districtId !== null && districtId !== OWN_DISTRICT);
      });
      expect(foreign.filter((trace) => text.includes(trace.text))).toEqual([]);
    }
  });

  it('to a district’s manager hold the own people, and nobody else’s', async () => {
    const [plan] = await linesFor('district-manager', '/api/plans/{id}/export.csv');
    expect(plan?.text).toContain('name of T-4');
    expect(plan?.text).not.toMatch(/T-1|District ids/);
    const [whole] = await linesFor('service-manager', '/api/plans/{id}/export.csv');
    expect(whole?.rows.length).toBeGreaterThan(plan?.rows.length ?? 0);
    const [history] = await linesFor('district-manager', '/api/audit/export.csv');
    expect(history?.rows.length).toBeGreaterThan(1);
    expect(history?.text).not.toContain('T-1');
  });
});
