import { NativeSelect, TextInput } from '@mantine/core';

interface FindProps {
  value: string | undefined;
  change: (find: string | undefined) => void;
}

/** Narrows a list by a text. */
export function FindField({ value, change }: FindProps) {
  return (
    <TextInput
      label="Find"
      type="search"
      value={value ?? ''}
      onChange={(event) => change(event.currentTarget.value || undefined)}
    />
  );
}

interface ChoiceProps {
  label: string;
  value: string | undefined;
  /** What stands where nothing is chosen: `All roles`. */
  all: string;
  choices: readonly { value: string; label: string }[];
  change: (chosen: string | undefined) => void;
}

/** Narrows a list to one of some choices, or to none of them. */
export function ChoiceField({ label, value, all, choices, change }: ChoiceProps) {
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      onChange={(event) => change(event.currentTarget.value || undefined)}
      data={[{ value: '', label: all }, ...choices]}
    />
  );
}
