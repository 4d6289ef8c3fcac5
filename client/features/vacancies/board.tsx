import { Box } from '@mantine/core';
import { useRef } from 'react';
import { formatNumber } from '../../format.ts';
import classes from './board.module.css';
import { BoardCardView } from './board-card.tsx';
import { focusNeighbour, isArrow } from './board-focus.ts';
import type { BoardCard, BoardColumn } from './rows.ts';
import { stepAside, stepTo, type WantedStep } from './step.ts';

interface Props {
  columns: readonly BoardColumn[];
  mayEdit: boolean;
  open: (postId: string) => void;
  /** Asks for what a step needs. */
  step: (wanted: WantedStep) => void;
}

/** Vacancies by how far they are being filled. Cards are moved with their buttons, by keys, or dragged. */
export function Board({ columns, mayEdit, open, step }: Props) {
  const board = useRef<HTMLElement>(null);
  const dragged = useRef<BoardCard>(undefined);
  const take = (wanted: WantedStep | undefined): void => {
    if (wanted && mayEdit) step(wanted);
  };
  const drop = (column: BoardColumn): void => {
    const card = dragged.current;
    dragged.current = undefined;
    if (card) take(stepTo(card, column.id));
  };
  const onKey = (event: React.KeyboardEvent, card: BoardCard): void => {
    const { key } = event;
    if (!isArrow(key)) return;
    event.preventDefault();
    if (!event.shiftKey) focusNeighbour(board.current, card.id, key);
    else if (key === 'ArrowRight' || key === 'ArrowLeft') take(stepAside(card, key === 'ArrowRight' ? 1 : -1));
  };
  return (
    <>
      <p className={classes.hint}>
        Arrow keys go from card to card.{mayEdit ? ' Shift with the left or right arrow takes a card back or on.' : ''}
      </p>
      <Box component="section" ref={board} aria-label="Vacancies by stage" tabIndex={0} className={classes.board}>
        {columns.map((column) => (
          // dropping is one way of three: the buttons and keys of the cards do the same
          <section
            key={column.id}
            aria-label={column.title}
            data-column={column.id}
            className={classes.column}
            onDragOver={mayEdit ? (event) => event.preventDefault() : undefined}
            onDrop={() => drop(column)}
          >
            <h2 className={classes.title}>
              {column.title} <span className={classes.count}>{formatNumber(column.cards.length)}</span>
            </h2>
            <ul className={classes.cards}>
              {column.cards.map((card) => (
                <BoardCardView
                  key={card.id}
                  card={card}
                  mayEdit={mayEdit}
                  open={open}
                  step={take}
                  onKey={(event) => onKey(event, card)}
                  onDrag={() => {
                    dragged.current = card;
                  }}
                />
              ))}
            </ul>
          </section>
        ))}
      </Box>
    </>
  );
}
