const SENTENCES: Record<string, string> = {
  SQLITE_FULL: 'The disk of the server is full, so nothing was stored. Ask the operator to free space, then try again.',
  SQLITE_BUSY: 'The data is being written by something else, so nothing was stored. Try again in a moment.',
  SQLITE_IOERR: 'The data could not be read or written just now, so nothing was stored. Try again in a moment.',
};

/**
 * What to tell a caller about an error of the storage that passes: a full disk, a held lock, a failed write.
 * @returns undefined for any other error
 */
export function storageTrouble(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (!('code' in cause) || typeof cause.code !== 'string') continue;
    const code = /^SQLITE_[A-Z]+/.exec(cause.code)?.[0];
    const sentence = code ? SENTENCES[code] : undefined;
    if (sentence) return sentence;
  }
  return undefined;
}
