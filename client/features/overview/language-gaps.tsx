import type { Overview } from '../../../server/contract/overview.ts';
import { WorkedOut, WorkingTable } from '../../components/worked-out.tsx';
import { formatCount, formatFte } from '../../format.ts';
import classes from './language-gaps.module.css';

/** Languages that families need and the team does not fully cover, largest gap first; then those that are covered. */
export function LanguageGaps({ district }: { district: Overview['districts'][number] }) {
  const short = district.languages.filter((language) => language.gapFte > 0).sort((a, b) => b.gapFte - a.gapFte);
  const covered = district.languages.filter((language) => language.gapFte <= 0);
  const { few = [] } = district;
  return (
    <div className={classes.languages}>
      <h3>Language gaps</h3>
      {short.length === 0 && few.length === 0 ? (
        <p>{district.languages.length === 0 ? 'No language needed' : 'None'}</p>
      ) : null}
      <ul>
        {short.map((language) => (
          <li key={language.code}>
            <span>{language.name}</span>
            <WorkedOut
              figure={`${formatFte(language.gapFte)} short`}
              title={`${language.name} in ${district.name}, FTE`}
            >
              <WorkingTable
                lines={[
                  { what: 'Cases that need a speaker', how: 'demand', result: formatFte(language.demandFte) },
                  { what: 'Speakers who carry cases', how: 'capacity', result: formatFte(language.coveredFte) },
                  { what: 'Gap', how: 'demand − capacity, at least 0', result: formatFte(language.gapFte) },
                ]}
              />
              <p>Where no speaker is free, an interpreter bridges the gap at a cost.</p>
            </WorkedOut>
          </li>
        ))}
      </ul>
      {covered.length > 0 ? <p>Covered: {covered.map((language) => language.name).join(', ')}</p> : null}
      {few.length > 0 ? <p>Too few cases to show: {few.join(', ')}</p> : null}
      {district.unknownLanguageCases === null ? <p>Cases without a recorded language: too few to show</p> : null}
      {district.unknownLanguageCases ? (
        <p>{formatCount(district.unknownLanguageCases, 'case')} without a recorded language</p>
      ) : null}
    </div>
  );
}
