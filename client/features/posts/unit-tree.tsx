import { UnstyledButton } from '@mantine/core';
import type { PostsAt, PostTotals } from '../../../server/contract/posts.ts';
import { formatCount, formatFte } from '../../format.ts';
import { useReference } from '../../reference.ts';
import classes from './posts.module.css';

const KINDS = [
  { kind: 'district-team', title: 'District teams' },
  { kind: 'central', title: 'Central' },
  { kind: 'commissioned', title: 'Commissioned' },
] as const;

interface Props {
  totals: PostsAt['totals'];
  chosen: string | undefined;
  /** @param unitId undefined for all units */
  choose: (unitId: string | undefined) => void;
}

/** The units with their posts, what they come to and what is vacant; one of them narrows the list. */
export function UnitTree({ totals, chosen, choose }: Props) {
  const { units } = useReference();
  const totalsOf = new Map(totals.units.map((entry) => [entry.unitId, entry]));
  return (
    <nav aria-label="Units" className={classes.tree}>
      <UnitButton
        name="All units"
        totals={totals.all}
        isChosen={chosen === undefined}
        choose={() => choose(undefined)}
      />
      {KINDS.map(({ kind, title }) => {
        const found = units.flatMap((unit) => {
          const sums = unit.kind === kind ? totalsOf.get(unit.id) : undefined;
          return sums ? [{ ...unit, sums }] : [];
        });
        return found.length === 0 ? null : (
          <section key={kind} aria-label={title}>
            <h2>{title}</h2>
            {found.map(({ id, name, sums }) => (
              <UnitButton
                key={id}
                name={name}
                totals={sums}
                isChosen={chosen === id}
                choose={() => choose(chosen === id ? undefined : id)}
              />
            ))}
          </section>
        );
      })}
    </nav>
  );
}

function UnitButton(props: { name: string; totals: PostTotals; isChosen: boolean; choose: () => void }) {
  const { name, totals, isChosen, choose } = props;
  return (
    <UnstyledButton className={classes.unit} aria-pressed={isChosen} onClick={choose}>
      <span className={classes.unitName}>{name}</span>
      <span className={classes.unitFte}>{formatFte(totals.budgetedFte)} FTE</span>
      <span className={classes.unitNote}>
        {formatCount(totals.posts, 'post')}
        {totals.proposed > 0 ? `, ${totals.proposed} proposed` : ''}
      </span>
      <span className={classes.unitNote}>
        {totals.vacantFte > 0 ? `${formatFte(totals.vacantFte)} vacant` : 'none vacant'}
      </span>
    </UnstyledButton>
  );
}
