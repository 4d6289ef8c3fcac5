import type { NewStressCase } from '../../../server/contract/demand-stress.ts';
import type { StressCaseView } from '../../../server/contract/demand-stress-case.ts';
import { saveOrAsk } from '../../components/conflict.tsx';
import { addCase, changeCase } from './queries.ts';

/**
 * Stores a case; where somebody else changed it meanwhile, asks which of the two stays.
 * @param said what is wanted, in words
 * @returns null where the other's stays
 */
export function storeCase(
  was: StressCaseView | null,
  wanted: NewStressCase,
  said: string,
): Promise<StressCaseView | null> {
  if (!was) return addCase(wanted);
  return saveOrAsk({
    version: was.version,
    save: (version) => changeCase(was.id, version, wanted),
    what: `The case “${was.name}”`,
    mine: said,
    theirs: (current) =>
      isCase(current) ? { version: current.version, said: caseWords(current.name, current.said) } : undefined,
  });
}

function isCase(value: unknown): value is StressCaseView {
  return typeof value === 'object' && value !== null && 'said' in value && 'version' in value;
}

/** A case in words: what it is called, and what it is. */
export function caseWords(name: string, said = ''): string {
  return `“${name}”. ${said}`.trim();
}
