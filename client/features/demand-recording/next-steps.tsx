import { Link } from '@tanstack/react-router';
import type { DemandRecording } from '../../../server/contract/demand-recording.ts';
import { Panel } from '../../components/panel.tsx';
import { formatMonth } from '../../format.ts';
import { useReference } from '../../reference.ts';
import classes from './recording.module.css';

/** Where most is missing, and what to do about it. */
export function NextSteps({ recording: { steps }, month }: { recording: DemandRecording; month: string }) {
  const names = useReference();
  return (
    <Panel title="What to do next">
      {steps.length === 0 ? (
        <p className={classes.quiet}>No gap stands out: nothing is missing for 10 % of a district’s cases or more.</p>
      ) : (
        <ol className={classes.words}>
          {steps.map(({ districtId, field, sentence, step }) => (
            <li key={`${districtId} ${field}`}>
              <strong>{sentence}</strong> {step}{' '}
              <Link to="/demand" search={{ month, district: districtId }}>
                {`Counts of ${names.districtName(districtId)}, ${formatMonth(month)}`}
              </Link>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
