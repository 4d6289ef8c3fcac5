import type { Db } from '../../db/open.ts';
import { listOutlines, OUTLINE_TABLES } from '../../db/queries/demand-fairness.ts';
import { rememberedRead } from '../../db/remember.ts';
import { outlineGeometry, type WardOutlines } from '../contract/demand-fairness.ts';
import { lasting } from '../http/wire/lasting.ts';

const remembered = rememberedRead<WardOutlines>('outlines of wards', OUTLINE_TABLES);

/** Outlines of wards for maps, and the notice that has to stand with them. An outline that is none is left out. */
export function wardOutlines(db: Db): WardOutlines {
  return remembered(db, '', () => {
    const rows = listOutlines(db);
    return lasting({
      source: [...new Set(rows.map(({ source }) => source))].join('. '),
      outlines: rows.flatMap(({ wardCode, geometry }) => {
        const read = outlineGeometry.safeParse(JSON.parse(geometry));
        return read.success ? [{ wardCode, geometry: read.data }] : [];
      }),
    });
  });
}
