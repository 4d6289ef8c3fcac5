/** Last day of a month `2021-03` → `2021-03-31`. */
function lastDay(month: string): string {
  const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
  return `${month}-${days}`;
}

/** The month the page opens on: the latest that is over at the as-at date, else the earliest there is. */
export function defaultMonth(months: readonly string[], asAt: string): string | undefined {
  return months.findLast((month) => lastDay(month) <= asAt) ?? months[0];
}
