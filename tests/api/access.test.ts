import { describe, expect, it } from 'vitest';
import { inWords } from '../../server/access/describe-access.ts';
import { accessView } from '../../server/contract/access.ts';
import { DATA_KINDS, dataKinds, reachOfKind } from '../../server/contract/data-kinds.ts';
import { ENTITIES, entityNames } from '../../server/contract/entities.ts';
import { permissionName, reachOf, roleName } from '../../server/contract/permissions.ts';
import { testApp } from '../support/app.ts';

describe('GET /api/access', () => {
  it('says every permission of every role, as the table has it', async () => {
    const { call } = await testApp();
    const view = accessView.parse((await call('GET', '/access', { as: 'administrator' })).body);
    expect(view.actions.map(({ id }) => id)).toEqual(permissionName.options);
    for (const { id, granted } of view.actions) {
      for (const role of roleName.options) {
        expect(granted.find((grant) => grant.role === role)?.reach).toBe(reachOf(role, id));
      }
    }
  });

  it('says every kind of data and every field', async () => {
    const { call } = await testApp();
    const view = accessView.parse((await call('GET', '/access')).body);
    expect(view.kinds.map(({ id }) => id)).toEqual(dataKinds);
    for (const { id, title, read, edit } of view.kinds) {
      expect(title).toBe(DATA_KINDS[id].title);
      for (const role of roleName.options) {
        expect(read.find((grant) => grant.role === role)?.reach).toBe(reachOfKind(role, 'read', id));
        expect(edit.find((grant) => grant.role === role)?.reach).toBe(reachOfKind(role, 'edit', id));
      }
    }
    expect(view.entities.map(({ id, title }) => [id, title])).toEqual(
      entityNames.map((name) => [name, ENTITIES[name].title]),
    );
    for (const { id, fields } of view.entities) {
      const name = entityNames.find((known) => known === id);
      const expected = name ? Object.keys(ENTITIES[name].fields) : [];
      expect(fields.flatMap(({ names }) => names).toSorted()).toEqual(expected.map(inWords).toSorted());
    }
  });
});

describe('a field in words', () => {
  it.each([
    ['contractedMinutes', 'contracted minutes'],
    ['roleId', 'role'],
    ['id', 'number'],
    ['preferences.reason', 'preferences: reason'],
    ['fte', 'FTE'],
    ['languageGapFte', 'language gap FTE'],
    ['choiceAfter', 'choice after'],
  ])('%s: %s', (field, words) => {
    expect(inWords(field)).toBe(words);
  });
});
