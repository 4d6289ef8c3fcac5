import type { PersonCompetencesChange } from '../contract/competences.ts';
import type { Fault } from '../contract/problems.ts';
import type { CompetenceGround } from './person-view.ts';

/** What is wrong with what somebody is said to hold, beyond the form of its fields; each fault with a remedy. */
export function checkHoldings(
  held: PersonCompetencesChange['competences'],
  { competences, levels }: Pick<CompetenceGround, 'competences' | 'levels'>,
): Fault[] {
  return held.flatMap(({ competenceId, level, evidencedOn, expiresOn }, place): Fault[] => {
    const at = (field: string, value: string, remedy: string) => [
      { field: `competences.${place}.${field}`, value, remedy },
    ];
    const known = competences.map(({ id }) => id);
    return [
      ...(known.includes(competenceId)
        ? []
        : at('competenceId', competenceId, `There is no such competence. Give one of: ${known.join(', ')}.`)),
      ...(held.findIndex((one) => one.competenceId === competenceId) === place
        ? []
        : at('competenceId', competenceId, 'This competence stands in the list twice. Keep one of them.')),
      ...(levels.some((one) => one.level === level)
        ? []
        : at(
            'level',
            String(level),
            `There is no such level. Give one of: ${levels.map((one) => one.level).join(', ')}.`,
          )),
      ...(expiresOn === null || expiresOn >= evidencedOn
        ? []
        : at(
            'expiresOn',
            expiresOn,
            `It would end before it is evidenced, ${evidencedOn}. Correct one of the two dates, or leave the end open.`,
          )),
    ];
  });
}
