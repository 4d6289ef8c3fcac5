import { Box } from '@mantine/core';
import type { Choice, ChoiceGroup } from './found-groups.ts';
import classes from './search.module.css';

interface Props {
  id: string;
  groups: readonly ChoiceGroup[];
  /** Place of the active choice over all groups. */
  active: number;
  idOf: (index: number) => string;
  setActive: (index: number) => void;
  choose: (choice: Choice) => void;
}

/** What was found, under a heading for each kind. The focus stays in the field: it names the active choice. */
export function FoundList({ id, groups, active, idOf, setActive, choose }: Props) {
  const places = new Map(groups.flatMap(({ choices }) => choices).map((choice, place) => [choice.id, place]));
  return (
    <Box id={id} role="listbox" aria-label="Results">
      {groups.map((group) => (
        <Box key={group.id} role="group" aria-labelledby={`${id}-${group.id}`}>
          <div id={`${id}-${group.id}`} className={classes.heading}>
            {group.heading}
          </div>
          {group.choices.map((choice) => {
            const own = places.get(choice.id) ?? 0;
            return (
              <Box
                key={choice.id}
                id={idOf(own)}
                role="option"
                aria-selected={own === active}
                className={classes.choice}
                onPointerMove={() => setActive(own)}
                onClick={() => choose(choice)}
              >
                <span className={classes.label}>{choice.label}</span>
                {choice.detail === '' ? null : <span className={classes.detail}>{choice.detail}</span>}
              </Box>
            );
          })}
        </Box>
      ))}
    </Box>
  );
}
