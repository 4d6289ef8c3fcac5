import type { Db } from '../open.ts';
import { rememberedRead } from '../remember.ts';
import { installation } from '../schema/index.ts';

/** What this installation is. */
export interface Installation {
  council: string;
  /** True where people and cases are synthetic. */
  demo: boolean;
  notice: string | null;
  /** Civil date the pages open on; null means today. */
  defaultAsAt: string | null;
}

/** The tables that `readInstallation` looks at. */
export const INSTALLATION_TABLES = [installation] as const;
const remembered = rememberedRead<Installation>('installation', INSTALLATION_TABLES);

/** Facts about this installation; an empty one has a neutral name and is no demo. */
export function readInstallation(db: Db): Readonly<Installation> {
  return remembered(db, '', () => readAnew(db));
}

function readAnew(db: Db): Installation {
  const values = new Map(
    db
      .select()
      .from(installation)
      .all()
      .map(({ key, value }) => [key, value]),
  );
  return {
    council: values.get('council') ?? 'Your council',
    demo: values.get('demo') === 'yes',
    notice: values.get('notice') ?? null,
    defaultAsAt: values.get('default-as-at') ?? null,
  };
}

/** True where the database was set up, with the demo or otherwise; false for one that is only migrated. */
export function isInstalled(db: Db): boolean {
  return db.select({ key: installation.key }).from(installation).limit(1).all().length > 0;
}
