import type { FaultList } from './faults.ts';

export interface DecodedText {
  text: string;
  /** What had to be assumed, in words for the person who imports. */
  notices: string[];
}

/**
 * Text of an uploaded file. Byte order marks decide (UTF-8, UTF-16 either way); without one it is strict UTF-8, else
 * Windows-1252 with a notice, so that no character is ever replaced silently.
 * @returns undefined where the bytes are no text; the reason is added to `faults`
 */
export function decodeText(bytes: Uint8Array, faults: FaultList): DecodedText | undefined {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    faults.row(
      null,
      'This is a workbook or a compressed file, not CSV.',
      'Save the sheet as “CSV UTF-8” and choose that.',
    );
    return undefined;
  }
  const decoded = decode(bytes);
  if (decoded === undefined) {
    faults.row(null, 'The file starts as UTF-16 but does not read as such.', 'Save it as “CSV UTF-8” and choose that.');
    return undefined;
  }
  const nul = decoded.text.indexOf('\0');
  if (nul >= 0) {
    const line = decoded.text.slice(0, nul).split(/\r\n|\n|\r/).length;
    faults.row(
      null,
      `The file contains a NUL character (line ${line}), which no text has.`,
      'Save it as “CSV UTF-8” from the spreadsheet and choose that.',
    );
    return undefined;
  }
  return decoded;
}

function decode(bytes: Uint8Array): DecodedText | undefined {
  if (startsWith(bytes, 0xff, 0xfe)) return strictly('utf-16le', bytes.subarray(2), ['Read as UTF-16.']);
  if (startsWith(bytes, 0xfe, 0xff)) return strictly('utf-16be', bytes.subarray(2), ['Read as UTF-16.']);
  const utf8 = strictly('utf-8', bytes, []);
  if (utf8) return utf8;
  const notice = 'The file is not UTF-8; it was read as Windows-1252. Check names with accents in the preview.';
  return { text: new TextDecoder('windows-1252').decode(bytes), notices: [notice] };
}

function strictly(encoding: string, bytes: Uint8Array, notices: string[]): DecodedText | undefined {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), notices };
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function startsWith(bytes: Uint8Array, ...signature: number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}
