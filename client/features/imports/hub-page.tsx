import { Anchor, Button, Group, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { EXPORT_KINDS, type ImportKind } from '../../../server/contract/imports.ts';
import type { ExtractKind } from '../../../server/contract/imports-extracts.ts';
import { exportAddress } from '../../components/file-actions.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { NoPermission } from '../../components/page-states.tsx';
import { Panel } from '../../components/panel.tsx';
import { useSession } from '../../session.ts';
import { extractTemplate } from './extract-queries.ts';
import { extractWords } from './extract-words.ts';
import classes from './imports.module.css';
import { templateAddress } from './queries.ts';
import { words } from './words.ts';

const ADDRESSES = {
  people: '/people/import',
  demand: '/demand/import',
  posts: '/import/posts',
  occupancies: '/import/occupancies',
  arrangements: '/import/arrangements',
  'pay-points': '/import/pay-points',
} as const satisfies Record<ImportKind, string>;

const EXTRACTS = [
  ['case-extract', '/import/case-extract'],
  ['episodes', '/import/episodes'],
  ['referrals', '/import/referrals'],
] as const satisfies readonly (readonly [ExtractKind, string])[];

/** Every kind of file that the reader may import, in the order in which a new installation needs them. */
export default function ImportHubPage() {
  const { permissions } = useSession();
  const mayCount = permissions.includes('demand:import');
  const kinds = (Object.keys(ADDRESSES) as ImportKind[]).filter((kind) => permissions.includes(words[kind].needs));
  return (
    <>
      <title>Import – Evenhand</title>
      <PageHead title="Import">
        Bring in CSV files from other systems; nothing is stored until you have seen what a file would change. Import
        people before posts, and posts before who holds them.
      </PageHead>
      {kinds.length === 0 && !mayCount ? <NoPermission /> : null}
      <Stack gap="md">
        {kinds.map((kind) => (
          <Kind key={kind} kind={kind} />
        ))}
        {mayCount ? EXTRACTS.map(([kind, to]) => <Extract key={kind} kind={kind} to={to} />) : null}
      </Stack>
    </>
  );
}

function Extract({ kind, to }: { kind: ExtractKind; to: (typeof EXTRACTS)[number][1] }) {
  const { title, about, care } = extractWords[kind];
  return (
    <Panel title={title.replace(/^Import (.)/, (_, first: string) => first.toUpperCase())}>
      <p className={classes.kind}>
        {about} {care}
      </p>
      <Group gap="md">
        <Button variant="default" renderRoot={(props) => <Link to={to} {...props} />}>
          {title}
        </Button>
        <Anchor href={extractTemplate(kind)} download underline="always" aria-label={`Download the template: ${title}`}>
          Download the template
        </Anchor>
      </Group>
    </Panel>
  );
}

function Kind({ kind }: { kind: ImportKind }) {
  const { title, about, many } = words[kind];
  const exported = EXPORT_KINDS.find((known) => known === kind);
  return (
    <Panel title={title.replace(/^Import (.)/, (_, first: string) => first.toUpperCase())}>
      <p className={classes.kind}>{about}</p>
      <Group gap="md">
        <Button variant="default" renderRoot={(props) => <Link to={ADDRESSES[kind]} {...props} />}>
          {title}
        </Button>
        <Anchor
          href={templateAddress(kind)}
          download
          underline="always"
          aria-label={`Download the template for ${many}`}
        >
          Download the template
        </Anchor>
        {exported ? (
          <Anchor
            href={exportAddress(exported)}
            download
            underline="always"
            aria-label={`Save what stands as CSV: ${many}`}
          >
            Save what stands as CSV
          </Anchor>
        ) : null}
      </Group>
    </Panel>
  );
}
