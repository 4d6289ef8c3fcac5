import { type ButtonProps, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { ButtonPopover } from '../../components/button-popover.tsx';
import { CheckIcon } from '../../components/icons.tsx';
import classes from './choice-list.module.css';

interface ChoiceListProps {
  /** What the button says. */
  title: string;
  /** What is chosen, for screen readers. */
  label: string;
  variant?: ButtonProps['variant'];
  /** The choices; `close` ends the list. */
  children: (close: () => void) => ReactNode;
}

/** A button that opens a short list of choices: a dialog of plain buttons, reached with Tab and left with Escape. */
export function ChoiceList({ title, label, variant = 'default', children }: ChoiceListProps) {
  return (
    <ButtonPopover
      says={title}
      label={label}
      button={{ variant, maw: '100%', miw: 0, title }}
      popover={{ position: 'bottom-start', width: 320, shadow: 'md' }}
      dropdown={{ className: classes.list }}
    >
      {children}
    </ButtonPopover>
  );
}

interface ChoiceItemProps {
  title: string;
  detail?: string;
  /** True where this is what holds now; absent where nothing is chosen, only done. */
  isCurrent?: boolean;
  isDangerous?: boolean;
  onClick: () => void;
}

/** One choice of the list. */
export function ChoiceItem({ title, detail, isCurrent, isDangerous = false, onClick }: ChoiceItemProps) {
  return (
    <UnstyledButton
      className={classes.item}
      aria-current={isCurrent}
      data-dangerous={isDangerous || undefined}
      onClick={onClick}
    >
      <span>
        {title}
        {detail ? <span className={classes.detail}>{detail}</span> : null}
      </span>
      {isCurrent ? <CheckIcon /> : null}
    </UnstyledButton>
  );
}
