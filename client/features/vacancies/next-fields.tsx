import { TextInput } from '@mantine/core';

interface Next {
  owner: string;
  nextAction: string;
  nextActionBy: string;
}

interface Props {
  draft: Next;
  set: (change: Partial<Next>) => void;
  /** Id of the day of the next action. */
  dayId: string;
  /** True where the recruitment is being opened: all of this may be said later, and the hours come first. */
  isOpening?: boolean;
}

/** Who sees to a recruitment, and what comes next by when. */
export function NextFields({ draft, set, dayId, isOpening = false }: Props) {
  const optional = isOpening ? ' (optional)' : '';
  return (
    <>
      <TextInput
        label={`Owner${optional}`}
        description={isOpening ? 'Who sees to it' : undefined}
        value={draft.owner}
        onChange={(event) => set({ owner: event.currentTarget.value })}
        maxLength={120}
        autoComplete="off"
        data-autofocus={!isOpening || undefined}
      />
      <TextInput
        label={`Next action${optional}`}
        value={draft.nextAction}
        onChange={(event) => set({ nextAction: event.currentTarget.value })}
        maxLength={200}
        autoComplete="off"
      />
      <TextInput
        id={dayId}
        type="date"
        label={`Next action by${optional}`}
        value={draft.nextActionBy}
        onChange={(event) => set({ nextActionBy: event.currentTarget.value })}
      />
    </>
  );
}
