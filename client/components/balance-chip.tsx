import type { BalanceWord } from '../../server/contract/overview.ts';
import classes from './balance-chip.module.css';
import { FairIcon, NoneIcon, OverIcon, ShortIcon, TightIcon } from './icons.tsx';

const looks: Record<BalanceWord, { className: string | undefined; Icon: () => React.ReactNode }> = {
  short: { className: classes.short, Icon: ShortIcon },
  tight: { className: classes.tight, Icon: TightIcon },
  fair: { className: classes.fair, Icon: FairIcon },
  over: { className: classes.over, Icon: OverIcon },
  'no demand': { className: classes.none, Icon: NoneIcon },
};

/** How a district stands against its fair share: a word, repeated by colour and icon. */
export function BalanceChip({ word }: { word: BalanceWord }) {
  const { className, Icon } = looks[word];
  return (
    <span className={`${classes.chip} ${className}`}>
      <Icon />
      {word}
    </span>
  );
}
