import type { PersonCompetences } from '../../../server/contract/competences.ts';
import { standingWords } from './competence-words.ts';
import classes from './competences.module.css';
import type { CompetencesView } from './use-competences.ts';

/** What somebody holds as short chips, what lapses or is missing first; the details say it in full. */
export function CompetenceChips({ person, view }: { person: PersonCompetences; view: CompetencesView }) {
  const { nameOf, levelName } = view;
  const rank = { lapsed: 0, lapses: 1, later: 2, holds: 3 };
  const ordered = [...person.competences].sort((a, b) => rank[a.state] - rank[b.state]);
  return (
    <span className={classes.chips}>
      {person.mismatches.length > 0 ? (
        <span
          className={classes.chip}
          data-state="lapsed"
          title={person.mismatches.map(({ sentence }) => sentence).join('\n')}
        >
          post asks for more
        </span>
      ) : null}
      {ordered.map((held) => (
        <span
          key={held.competenceId}
          className={classes.chip}
          data-state={held.state}
          title={`${nameOf(held.competenceId)}, ${levelName(held.level)}, ${standingWords(held)}`}
        >
          {shortName(nameOf(held.competenceId))} {held.level}
          {held.state === 'holds' ? '' : `, ${standingWords(held)}`}
        </span>
      ))}
    </span>
  );
}

/** The first word of a name: “Safeguarding children” → “Safeguarding”. */
function shortName(name: string): string {
  return name.split(/\s/)[0] ?? name;
}
