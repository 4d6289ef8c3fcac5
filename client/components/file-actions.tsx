import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ExportKind } from '../../server/contract/imports.ts';
import { useMay } from '../session.ts';
import { ButtonPopover } from './button-popover.tsx';
import classes from './file-actions.module.css';

/** What people call the records of each kind of file, and where a file of them is imported. */
const FILES = {
  posts: { what: 'posts', to: '/import/posts', needs: 'establishment:import' },
  occupancies: { what: 'who holds which post', to: '/import/occupancies', needs: 'establishment:import' },
  arrangements: { what: 'temporary arrangements', to: '/import/arrangements', needs: 'establishment:import' },
  'pay-points': { what: 'pay points', to: '/import/pay-points', needs: 'pay-rates:edit' },
} as const;

/** Address of the file of everything of a kind that stands. */
export function exportAddress(kind: ExportKind): string {
  return `/api/exports/${kind}.csv`;
}

/** One button that opens what can be done with files of these kinds: save what stands, import a changed file. */
export function FileActions({ kinds }: { kinds: readonly ExportKind[] }) {
  return (
    <ButtonPopover says="Files" label="Files" dropdown={{ p: 'xs' }}>
      {() => (
        <ul className={classes.list}>
          {kinds.map((kind) => (
            <Choices key={kind} kind={kind} />
          ))}
        </ul>
      )}
    </ButtonPopover>
  );
}

function Choices({ kind }: { kind: ExportKind }) {
  const { what, to, needs } = FILES[kind];
  const mayImport = useMay(needs);
  return (
    <>
      <li>
        <Anchor href={exportAddress(kind)} download>
          Save {what} as CSV
        </Anchor>
      </li>
      {mayImport ? (
        <li>
          <Anchor renderRoot={(props) => <Link to={to} {...props} />}>Import {what} …</Anchor>
        </li>
      ) : null}
    </>
  );
}
