import type { Finding } from '../../../server/contract/arrangements.ts';
import { WarningIcon } from '../../components/icons.tsx';
import classes from './temporary-posts.module.css';

/** Broken rules: what is the matter, and what to do about it. */
export function FindingsList({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul className={classes.findings}>
      {findings.map(({ rule, severity, title, sentence, remedy }) => (
        <li key={`${rule} ${sentence}`} className={severity === 'refuse' ? classes.refusal : classes.warning}>
          <strong>
            <WarningIcon /> {severity === 'refuse' ? 'Not possible' : 'Warning'}: {title}.
          </strong>{' '}
          {sentence} <span>{remedy}</span>
        </li>
      ))}
    </ul>
  );
}
