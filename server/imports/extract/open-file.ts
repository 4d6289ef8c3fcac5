import { createReadStream, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FaultList } from '../faults.ts';

/** A file on disk whose encoding is known. */
export interface OpenedFile {
  path: string;
  size: number;
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  notices: string[];
}

const CHUNK = 1 << 18;
const NOTICE = 'The file is not UTF-8; it was read as Windows-1252. Check names of districts, wards and languages.';

/**
 * Looks through a file once: what its bytes are, and whether they are text at all.
 * @returns undefined where they are none; the reason is added to `faults`
 */
export async function openFile(path: string, faults: FaultList): Promise<OpenedFile | undefined> {
  const size = statSync(path).size;
  const start = await firstBytes(path);
  const refuse = (sentence: string) => {
    faults.row(null, sentence, SAVE_AS_CSV);
    return undefined;
  };
  const wrong = whyNoText(start);
  if (wrong !== undefined) return refuse(wrong);
  const startsWith = (...signature: number[]) => signature.every((byte, at) => start[at] === byte);
  if (startsWith(0xff, 0xfe)) return { path, size, encoding: 'utf-16le', notices: ['Read as UTF-16.'] };
  if (startsWith(0xfe, 0xff)) return { path, size, encoding: 'utf-16be', notices: ['Read as UTF-16.'] };
  const looked = await looksLike(path);
  if (looked === 'nul') return refuse('The file contains a NUL character, which no text has.');
  return looked === 'utf-8'
    ? { path, size, encoding: 'utf-8', notices: [] }
    : { path, size, encoding: 'windows-1252', notices: [NOTICE] };
}

/** What to do with a file that is no text. */
export const SAVE_AS_CSV = 'Save the sheet as “CSV UTF-8” and choose that.';

/** Why a file that begins so cannot be CSV; undefined where it may be. */
export function whyNoText(start: Uint8Array): string | undefined {
  const startsWith = (...signature: number[]) => signature.every((byte, at) => start[at] === byte);
  if (startsWith(0x50, 0x4b, 0x03, 0x04) || startsWith(0xd0, 0xcf, 0x11, 0xe0)) {
    return 'This is a workbook or a compressed file, not CSV.';
  }
  return startsWith(0x1f, 0x8b) ? 'This is a compressed file, not CSV.' : undefined;
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function looksLike(path: string): Promise<'utf-8' | 'nul' | 'other'> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isUtf8 = true;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    const bytes: Buffer = chunk;
    if (bytes.includes(0)) return 'nul';
    if (isUtf8) isUtf8 = decodes(decoder, bytes);
  }
  return isUtf8 && decodes(decoder) ? 'utf-8' : 'other';
}

function decodes(decoder: TextDecoder, bytes?: Buffer): boolean {
  try {
    decoder.decode(bytes, { stream: bytes !== undefined });
    return true;
  } catch {
    return false;
  }
}

/** The text of a file in pieces, as UTF-8 without a mark. `told` hears which share of the bytes was read, 0…1. */
export async function* textOf(file: OpenedFile, told: (share: number) => void): AsyncGenerator<Buffer> {
  const decoder = file.encoding === 'utf-8' ? undefined : new TextDecoder(file.encoding);
  let bytesRead = 0;
  for await (const chunk of createReadStream(file.path, { highWaterMark: CHUNK })) {
    const bytes: Buffer = chunk;
    const text = decoder ? Buffer.from(decoder.decode(bytes, { stream: true })) : bytes;
    yield bytesRead === 0 ? withoutMark(text) : text;
    bytesRead += bytes.length;
    told(bytesRead / file.size);
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield Buffer.from(rest);
}

/** Without a byte order mark, and without the line by which spreadsheets are told of the separator. */
function withoutMark(bytes: Buffer): Buffer {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const separator = /^sep=.(\r\n|\n|\r)/i.exec(bytes.toString('latin1', start, start + 16));
  return bytes.subarray(start + (separator?.[0].length ?? 0));
}
