import { Checkbox, SimpleGrid, Text } from '@mantine/core';

interface Props {
  label: string;
  hint: string;
  options: { value: string; label: string }[];
  chosen: string[];
  /** Absent where the role may only read. */
  change: ((chosen: string[]) => void) | undefined;
}

/** Any number of a short list, as tick boxes; plain words where it may only be read. */
export function TickList({ label, hint, options, chosen, change }: Props) {
  if (!change) {
    const names = options.filter((option) => chosen.includes(option.value)).map((option) => option.label);
    return (
      <div>
        <Text fw={600}>{label}</Text>
        <Text>{names.join(', ') || 'None'}</Text>
      </div>
    );
  }
  return (
    <Checkbox.Group label={label} description={hint} value={chosen} onChange={change}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing={4} mt="xs">
        {options.map((option) => (
          <Checkbox key={option.value} value={option.value} label={option.label} />
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  );
}
