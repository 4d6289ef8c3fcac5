import { ActionIcon } from '@mantine/core';
import { BackIcon, ForwardIcon, WarningIcon } from '../../components/icons.tsx';
import { formatFte } from '../../format.ts';
import { useReference } from '../../reference.ts';
import classes from './board.module.css';
import type { BoardCard } from './rows.ts';
import { stepAside, type WantedStep } from './step.ts';
import { coveredWords, nextWords, openWords, sinceWords } from './words.ts';

interface Props {
  card: BoardCard;
  mayEdit: boolean;
  open: (postId: string) => void;
  step: (wanted: WantedStep | undefined) => void;
  onKey: (event: React.KeyboardEvent) => void;
  onDrag: () => void;
}

/** A card of the board: the post, how long it has been open, cover, owner, and what comes next. */
export function BoardCardView({ card, mayEdit, open, step, onKey, onDrag }: Props) {
  const names = useReference();
  const { recruitment, row, postId } = card;
  const of = recruitment ?? row;
  if (!of) return null;
  const [back, forth] = [stepAside(card, -1), stepAside(card, 1)];
  const next = recruitment ? nextWords(recruitment) : '';
  const isLate = Boolean(recruitment?.overdueDays);
  return (
    <li
      data-card={card.id}
      className={classes.card}
      draggable={mayEdit && (forth !== undefined || back !== undefined)}
      onDragStart={onDrag}
      onKeyDown={onKey}
    >
      <button type="button" className={classes.name} onClick={() => open(postId)}>
        {of.title} <span className={classes.number}>{postId}</span>
      </button>
      <span>
        {names.unitName(of.unitId)}, {formatFte(recruitment ? recruitment.fte : (row?.vacantFte ?? 0))} FTE
      </span>
      <span>{recruitment ? openWords(recruitment) : row ? `Vacant ${sinceWords(row)}` : ''}</span>
      <span>{row ? coveredWords(row) : 'Not vacant yet'}</span>
      {recruitment?.owner ? <span>Owner: {recruitment.owner}</span> : null}
      {next ? (
        <span className={isLate ? classes.late : undefined}>
          {isLate ? <WarningIcon /> : null} {next}
        </span>
      ) : null}
      {mayEdit ? (
        <span className={classes.moves}>
          <Move label={`Take ${of.title} ${postId} back`} wanted={back} step={step} icon={<BackIcon />} />
          <Move label={`Take ${of.title} ${postId} on`} wanted={forth} step={step} icon={<ForwardIcon />} />
        </span>
      ) : null}
    </li>
  );
}

function Move({
  label,
  wanted,
  step,
  icon,
}: {
  label: string;
  wanted: WantedStep | undefined;
  step: Props['step'];
  icon: React.ReactNode;
}) {
  if (!wanted) return null;
  return (
    <ActionIcon variant="default" size="md" aria-label={label} title={label} onClick={() => step(wanted)}>
      {icon}
    </ActionIcon>
  );
}
