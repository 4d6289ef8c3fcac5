import { Button, type ButtonProps, Popover, type PopoverDropdownProps, type PopoverProps } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { CaretIcon } from './icons.tsx';

interface Props {
  /** What the button says. */
  says: ReactNode;
  /** What it opens, for screen readers. */
  label: string;
  button?: ButtonProps & { title?: string };
  popover?: Pick<PopoverProps, 'position' | 'width' | 'shadow'>;
  dropdown?: Pick<PopoverDropdownProps, 'p' | 'w' | 'className'>;
  /** What is opened; `close` ends it. */
  children: (close: () => void) => ReactNode;
}

/** A button that opens a few controls below itself: a dialog, reached with Tab and left with Escape. */
export function ButtonPopover({ says, label, button, popover, dropdown, children }: Props) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      {...popover}
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <Button
          variant="default"
          {...button}
          aria-expanded={opened}
          aria-haspopup="dialog"
          rightSection={<CaretIcon />}
          onClick={() => setOpened((open) => !open)}
        >
          {says}
        </Button>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={label} {...dropdown}>
        {children(() => setOpened(false))}
      </Popover.Dropdown>
    </Popover>
  );
}
