import { Button, TextInput } from '@mantine/core';
import type { FieldsProps } from './arrangement-fields.tsx';
import classes from './temporary-posts.module.css';

/** Later steps of pay: an increment, or another point from a day on. */
export function PaySteps({ draft: { steps, startDate, endDate }, set }: Omit<FieldsProps, 'choices'>) {
  const change = (key: number, part: { fromDate?: string; point?: string }): void =>
    set({ steps: steps.map((step) => (step.key === key ? { ...step, ...part } : step)) });
  const next = Math.max(-1, ...steps.map(({ key }) => key)) + 1;
  return (
    <fieldset className={classes.steps} id="tp-steps" tabIndex={-1}>
      <legend>Later steps of pay (optional)</legend>
      {steps.map(({ key, fromDate, point }, at) => (
        <div key={key} className={classes.step}>
          <TextInput
            type="date"
            label={`Step ${at + 1}: from`}
            value={fromDate}
            onChange={(event) => change(key, { fromDate: event.currentTarget.value })}
            min={startDate || '1990-01-01'}
            max={endDate || '2099-12-31'}
            autoFocus={fromDate === '' && point === ''}
          />
          <TextInput
            label={`Step ${at + 1}: point`}
            value={point}
            onChange={(event) => change(key, { point: event.currentTarget.value })}
            inputMode="numeric"
            autoComplete="off"
          />
          <Button
            variant="default"
            aria-label={`Remove step ${at + 1}`}
            onClick={() => set({ steps: steps.filter((step) => step.key !== key) })}
          >
            Remove
          </Button>
        </div>
      ))}
      <Button
        variant="default"
        size="xs"
        onClick={() => set({ steps: [...steps, { key: next, fromDate: '', point: '' }] })}
      >
        Add a later step
      </Button>
    </fieldset>
  );
}
