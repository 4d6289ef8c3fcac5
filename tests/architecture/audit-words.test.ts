import { describe, expect, it } from 'vitest';
import { FIELD_RULES } from '../../server/audit/fields.ts';
import { ACTION_WORDS } from '../../server/audit/wording.ts';
import { AUDIT_AREAS } from '../../server/contract/audit.ts';
import { DATA_KINDS } from '../../server/contract/data-kinds.ts';
import { projectFiles, readProjectFile } from '../support/repository.ts';

const ACTION = new RegExp(`'((?:${Object.keys(AUDIT_AREAS).join('|')})\\.[a-z-]+)'`, 'g');

/** Actions that a source hands to the history: in files that append to it, or pass an action on to one that does. */
const told = projectFiles(['server'], /\.ts$/)
  .filter((file) => !file.startsWith('server/contract/') && file !== 'server/audit/wording.ts')
  .map(readProjectFile)
  .filter((source) =>
    /appendAuditEvent|tellOfPlan|tellOfPost|tellOfOccupancy|recordAccountEvent|AuditEvent|noteBackup|READINGS/.test(
      source,
    ),
  )
  .flatMap((source) => [...source.matchAll(ACTION)].map(([, action = '']) => action));

describe('every action that is told to the history', () => {
  it('has words', () => {
    expect(new Set(told).size).toBeGreaterThan(30);
    expect([...new Set(told)].filter((action) => !(action in ACTION_WORDS))).toEqual([]);
  });

  it('lies in an area that can be searched', () => {
    const areas = Object.keys(ACTION_WORDS).map((action) => action.split('.')[0] ?? '');
    expect([...new Set(areas)].sort()).toEqual(Object.keys(AUDIT_AREAS).sort());
  });
});

describe('every field of an event', () => {
  it('is of a kind of data that the table of permissions knows', () => {
    const kinds = Object.values(FIELD_RULES).flatMap((rules) => Object.values(rules).map(({ kind }) => kind));
    expect(kinds.length).toBeGreaterThan(40);
    expect(kinds.filter((kind) => !(kind in DATA_KINDS))).toEqual([]);
  });
});
