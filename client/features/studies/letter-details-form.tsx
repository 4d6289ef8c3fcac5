import { TextInput } from '@mantine/core';
import { type LetterDetails, NO_DETAILS } from './letter-details.ts';
import classes from './letters.module.css';

interface LetterDetailsFormProps {
  details: LetterDetails;
  onChange: (details: LetterDetails) => void;
  /** What has to be corrected before printing, by field. */
  faults: Partial<Record<keyof LetterDetails, string>>;
  /** First day that can be given. */
  today: string;
}

/** Id of the input of a field, to lead there. */
export const fieldId = (field: string): string => `letter-detail-${field}`;

/** Who decides, how to reach them, and until when one may answer: shown on every letter. */
export function LetterDetailsForm({ details, onChange, faults, today }: LetterDetailsFormProps) {
  const input = (field: keyof LetterDetails) => ({
    id: fieldId(field),
    value: details[field],
    error: faults[field],
    withAsterisk: true,
    'aria-required': true,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      onChange({ ...NO_DETAILS, ...details, [field]: event.currentTarget.value }),
  });
  return (
    <fieldset className={classes.details}>
      <legend>On every letter</legend>
      <p className={classes.council}>Remembered for this plan in this browser only; it is not part of the plan.</p>
      <div className={classes.fields}>
        <TextInput {...input('decidedBy')} label="Who decides (name and role)" w={300} maxLength={120} />
        <TextInput {...input('contact')} label="How to reach them" w={300} maxLength={160} />
        <TextInput {...input('replyBy')} label="Answers until" type="date" min={today} w={190} />
      </div>
    </fieldset>
  );
}
