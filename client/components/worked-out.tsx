import { CloseButton, Popover, UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import classes from './worked-out.module.css';

/**
 * A figure that opens how it was worked out.
 * @param figure the figure as it is shown
 * @param title what the figure is, for example `Demand of Central`
 * @param children the working, line by line
 */
export function WorkedOut({ figure, title, children }: { figure: string; title: string; children: ReactNode }) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus width={380} position="bottom" shadow="md">
      <Popover.Target>
        <UnstyledButton
          className={classes.figure}
          aria-label={`${title}: ${figure}. How it was worked out`}
          aria-haspopup="dialog"
          onClick={() => setOpened((open) => !open)}
        >
          {figure}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown} aria-label={`How it was worked out: ${title}`}>
        <div className={classes.head}>
          <strong>{title}</strong>
          <CloseButton size="sm" aria-label="Close" onClick={() => setOpened(false)} />
        </div>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}

/** The working as a sum: what, how it is reached, and the result; the last line is the answer. */
export function WorkingTable({ lines }: { lines: { what: string; how?: string; result: string }[] }) {
  return (
    <table className={classes.working}>
      <tbody>
        {lines.map((line) => (
          <tr key={line.what}>
            <th scope="row">{line.what}</th>
            <td>{line.how}</td>
            <td className={classes.result}>{line.result}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
