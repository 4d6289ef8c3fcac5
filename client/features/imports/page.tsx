import type { ImportKind } from '../../../server/contract/imports.ts';

/** Import. */
export function ImportPage({ kind }: { kind: ImportKind }) {
  return <h1>Import {kind}</h1>;
}
