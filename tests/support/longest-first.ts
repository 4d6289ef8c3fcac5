import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, longest first: begun last, it would keep one worker busy while the others have nothing to do. */
const LONGEST = [
  'tests/e2e/accessibility.test.ts',
  'tests/e2e/accounts.test.ts',
  'tests/api/permissions.test.ts',
  'tests/api/own-account.test.ts',
  'tests/api/council-link.test.ts',
  'tests/api/session.test.ts',
  'tests/api/fuzz.test.ts',
  'tests/property/solver/diagnose.test.ts',
  'tests/unit/seeds/run.test.ts',
];

/** The order of test files on a machine that has not timed them yet, as after a fresh clone. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((file) => moduleId.endsWith(file));
      return at === -1 ? LONGEST.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
