/** A point as a number; null for an empty field, undefined where it is no number. */
export function pointOf(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  return /^\d{1,3}$/.test(text.trim()) ? Number(text.trim()) : undefined;
}

/** `24.50` or `£24.50` → 2450. */
export function penceOf(text: string): number | undefined {
  const parts = /^£?\s*(\d{1,4})(?:\.(\d{1,2}))?$/.exec(text.trim());
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : undefined;
}
