import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account } from '../../../server/contract/accounts.ts';
import column from '../../components/page.module.css';
import { PageHead } from '../../components/page-head.tsx';
import { ErrorState, NoPermission, PageLoading } from '../../components/page-states.tsx';
import { formatCount } from '../../format.ts';
import { useMay } from '../../session.ts';
import { AccountDialog } from './account-dialog.tsx';
import { AccountTable } from './account-table.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { accountsQuery } from './queries.ts';
import { type HandedLink, useAccountActions } from './use-account-actions.tsx';

/** Everybody who may sign in; only for administrators. */
export default function AccountsPage() {
  const may = useMay('accounts:manage');
  return (
    <>
      <title>Accounts – Evenhand</title>
      {may ? <Loaded /> : <NoPermission />}
    </>
  );
}

function Loaded() {
  const { data, error, refetch } = useQuery(accountsQuery);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  return data ? <Shown accounts={data} /> : <PageLoading />;
}

function Shown({ accounts }: { accounts: Account[] }) {
  const [open, setOpen] = useState<Account | 'new'>();
  const [link, setLink] = useState<HandedLink>();
  const actions = useAccountActions(setLink);
  return (
    <div className={column.page}>
      <PageHead title="Accounts" actions={<Button onClick={() => setOpen('new')}>Add an account</Button>}>
        {formatCount(accounts.length, 'person may', 'people may')} sign in or could before. What you change counts at
        their next click.
      </PageHead>
      <AccountTable accounts={accounts} actions={actions} change={setOpen} />
      {open ? (
        <AccountDialog
          key={open === 'new' ? 'new' : open.id}
          account={open === 'new' ? undefined : open}
          close={() => setOpen(undefined)}
          added={setLink}
        />
      ) : null}
      {link ? <LinkDialog link={link} close={() => setLink(undefined)} /> : null}
    </div>
  );
}
