import { z } from 'zod';
import { id } from './common.ts';
import { entity } from './entities.ts';

export const importKind = z.enum(['people', 'demand', 'posts', 'occupancies', 'arrangements', 'pay-points']);
export type ImportKind = z.infer<typeof importKind>;

/** Kinds of file that go out as well, and come back in unchanged. */
export const EXPORT_KINDS = ['posts', 'occupancies', 'arrangements', 'pay-points'] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

/** A CSV file as it is: separated by commas, semicolons or tabs; UTF-8, UTF-16 with its mark, or Windows-1252. */
export const csvFile = z.string().meta({ description: 'CSV text with the headings in row 1' });

/** One thing wrong in a file: where it is, what stands there, what to do about it. */
export const importFault = z
  .object({
    row: z
      .int()
      .nullable()
      .meta({ description: 'Line as a spreadsheet counts it, heading row 1; null concerns the whole file' }),
    column: z.string().nullable(),
    value: z.string().nullable(),
    message: z.string(),
    remedy: z.string(),
  })
  .meta({ id: 'ImportFault' });
export type ImportFault = z.infer<typeof importFault>;

export const importChange = z
  .object({
    row: z.int(),
    key: z.string().meta({ description: 'What the row is about, in words' }),
    action: z.enum(['add', 'change']),
    fields: z.array(z.object({ column: z.string(), before: z.string().nullable(), after: z.string() })),
  })
  .meta(entity('importChange'));

/** What an import would do. Nothing is stored until it is committed with the same file and this digest. */
export const importPreview = z
  .object({
    kind: importKind,
    digest: z.string().meta({ description: 'Send it in If-Match to commit exactly what was previewed' }),
    rows: z.int(),
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    notInFile: z
      .int()
      .meta({ description: 'Records that stand and that the file does not mention; they are left as they are' }),
    faults: z.array(importFault),
    faultCount: z.int(),
    warnings: z
      .array(importFault)
      .meta({ description: 'What rules warn of, row by row; it may be imported nevertheless. The first 200' }),
    warningCount: z.int(),
    changes: z.array(importChange).meta({ description: 'The first 200 additions and changes' }),
    notices: z.array(z.string()),
  })
  .meta({ id: 'ImportPreview' });
export type ImportPreview = z.infer<typeof importPreview>;

/** How far the reading of a file is. */
export const importProgress = z
  .object({
    stage: z.enum(['waiting', 'reading', 'comparing', 'storing']),
    read: z.int().meta({ description: 'Rows read so far' }),
    about: z
      .int()
      .nullable()
      .meta({ description: 'Rows of the whole file, estimated from its size; null while unknown' }),
  })
  .meta({ id: 'ImportProgress' });
export type ImportProgress = z.infer<typeof importProgress>;

/** How far a file is; null where nothing is being read under this run. */
export const importRunState = z.object({ progress: importProgress.nullable() }).meta({ id: 'ImportRunState' });

const run = z.string().regex(/^[\w-]{1,64}$/, 'Use 1 to 64 letters, digits, hyphens or underscores.');
export const runParam = z.object({ run });
/** A name the caller chooses for this reading of a file, to ask how far it is. */
export const runQuery = z.object({ run: run.optional() });

export const importDone = z
  .object({ importId: id, added: z.int(), changed: z.int(), unchanged: z.int() })
  .meta({ id: 'ImportDone' });
export type ImportDone = z.infer<typeof importDone>;

/** A documented column of a file that can be imported. */
export const layoutColumn = z.object({
  id: z.string().meta({ description: 'Heading in the file' }),
  title: z.string(),
  required: z.boolean(),
  example: z.string(),
  help: z.string(),
});

/** The documented columns of an import file. */
export const importLayout = z
  .object({
    kind: importKind,
    columns: z.array(layoutColumn),
  })
  .meta({ id: 'ImportLayout' });
export type ImportLayout = z.infer<typeof importLayout>;
