import { Anchor } from '@mantine/core';
import type { ImportKind } from '../../../server/contract/imports.ts';
import { Panel } from '../../components/panel.tsx';
import { DropFile } from './drop-file.tsx';
import classes from './imports.module.css';
import { templateAddress } from './queries.ts';
import { words } from './words.ts';

interface Props {
  kind: ImportKind;
  fileName: string | undefined;
  busy: boolean;
  choose: (file: File) => void;
}

/** The first step of an import: the file. */
export function FilePicker({ kind, ...file }: Props) {
  return (
    <Panel title="1. Choose a file">
      <DropFile {...file} />
      <p className={classes.about}>
        {words[kind].about}{' '}
        <Anchor href={templateAddress(kind)} download underline="always">
          Download the template
        </Anchor>
      </p>
    </Panel>
  );
}
