const ARROWS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const;
export type Arrow = (typeof ARROWS)[number];

/** True for the arrow keys. */
export function isArrow(key: string): key is Arrow {
  return ARROWS.some((arrow) => arrow === key);
}

/** The place an arrow leads to, from a place in columns of cards; empty columns are passed over. */
export function placeAfter(
  columns: readonly { length: number }[],
  [column, card]: readonly [number, number],
  arrow: Arrow,
): readonly [number, number] {
  const cards = columns[column]?.length ?? 0;
  if (arrow === 'ArrowUp') return [column, Math.max(0, card - 1)];
  if (arrow === 'ArrowDown') return [column, Math.min(cards - 1, card + 1)];
  const direction = arrow === 'ArrowRight' ? 1 : -1;
  for (let at = column + direction; at >= 0 && at < columns.length; at += direction) {
    const there = columns[at]?.length ?? 0;
    if (there > 0) return [at, Math.min(card, there - 1)];
  }
  return [column, card];
}

/** Moves the focus from a card to the one an arrow leads to. */
export function focusNeighbour(board: HTMLElement | null, cardId: string, arrow: Arrow): void {
  if (!board) return;
  const columns = [...board.querySelectorAll('[data-column]')].map((column) => [
    ...column.querySelectorAll<HTMLElement>('[data-card]'),
  ]);
  const column = columns.findIndex((cards) => cards.some(({ dataset }) => dataset.card === cardId));
  const card = columns[column]?.findIndex(({ dataset }) => dataset.card === cardId) ?? -1;
  if (card < 0) return;
  const [toColumn, toCard] = placeAfter(columns, [column, card], arrow);
  columns[toColumn]?.[toCard]?.querySelector<HTMLElement>('button')?.focus();
}
