import type { CostSheet } from '../domain/establishment/cost-sheet.ts';
import { lasting } from '../http/wire/lasting.ts';

/** Answers kept for one sheet: a page for each date that is asked for, and its units. */
const MOST_VIEWS = 40;

const viewsOf = new WeakMap<CostSheet, Map<string, object>>();

/**
 * What is told of a sheet, made once for each key and kept for as long as the sheet is.
 * @param key everything beside the sheet that the answer depends on
 */
export function viewed<View extends object>(sheet: CostSheet, key: string, make: () => View): View {
  const views = viewsOf.get(sheet) ?? new Map<string, object>();
  viewsOf.set(sheet, views);
  const known = views.get(key) as View | undefined;
  const view = known ?? lasting(make());
  views.delete(key);
  views.set(key, view);
  const [oldest] = views.keys();
  if (views.size > MOST_VIEWS && oldest !== undefined) views.delete(oldest);
  return view;
}
