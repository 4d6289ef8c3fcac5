import { Button, Kbd } from '@mantine/core';
import { useHotkeys, useOs } from '@mantine/hooks';
import { useRef, useState } from 'react';
import classes from './search.module.css';
import { SearchDialog } from './search-dialog.tsx';

/** Opens the quick search: by this button, or everywhere by Ctrl K or ⌘ K. */
export function SearchButton() {
  const [opened, setOpened] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const isApple = ['macos', 'ios'].includes(useOs());
  const open = (): void => {
    // what is being filled in elsewhere would be lost on the way to another page
    if (document.querySelector('[role="dialog"][aria-modal="true"]') === null) setOpened(true);
  };
  // in fields too
  useHotkeys([['mod+K', open]], [], true);
  return (
    <>
      <Button
        ref={button}
        variant="default"
        className={classes.button}
        aria-haspopup="dialog"
        aria-keyshortcuts={isApple ? 'Meta+K' : 'Control+K'}
        rightSection={
          <Kbd className={classes.key} aria-hidden>
            {isApple ? '⌘ K' : 'Ctrl K'}
          </Kbd>
        }
        onClick={open}
      >
        Search
      </Button>
      {opened ? (
        <SearchDialog
          close={() => {
            setOpened(false);
            button.current?.focus();
          }}
          leave={() => {
            setOpened(false);
            document.getElementById('main')?.focus({ preventScroll: true });
          }}
        />
      ) : null}
    </>
  );
}
