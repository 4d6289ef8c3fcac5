import { Button, Menu } from '@mantine/core';
import type { Account } from '../../../server/contract/accounts.ts';
import { CaretIcon } from '../../components/icons.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { formatDateTime } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { roleName, useSession } from '../../session.ts';
import classes from './accounts.module.css';
import type { AccountActions } from './use-account-actions.tsx';
import { stateWords, wayWords } from './words.ts';

interface Props {
  accounts: Account[];
  actions: AccountActions;
  change: (account: Account) => void;
}

/** Every account by name, with what an administrator may do about it. */
export function AccountTable({ accounts, actions, change }: Props) {
  const { districtName } = useReference();
  return (
    <section aria-label="Accounts" className={classes.scroll}>
      <PlainTable<Account>
        caption="By name"
        rows={accounts}
        rowKey={({ id }) => id}
        columns={[
          { title: 'Name', cell: ({ name }) => name },
          { title: 'Email address', cell: ({ email }) => email },
          {
            title: 'Role',
            cell: ({ role, districtId }) => roleName(role) + (districtId ? `, ${districtName(districtId)}` : ''),
          },
          { title: 'Signs in with', cell: wayWords },
          {
            title: 'Last signed in',
            cell: ({ lastSignedInAt }) => (lastSignedInAt ? formatDateTime(lastSignedInAt) : 'never'),
          },
          {
            title: 'State',
            cell: (row) => <span className={row.disabledAt ? classes.off : undefined}>{stateWords(row)}</span>,
          },
          { title: 'Actions', cell: (row) => <RowMenu account={row} actions={actions} change={change} /> },
        ]}
      />
    </section>
  );
}

function RowMenu({ account, actions, change }: { account: Account } & Omit<Props, 'accounts'>) {
  const own = useSession().account.id === account.id;
  const disabled = account.disabledAt !== null;
  const hasLink = (account.signsInWith === 'password' || account.signsInWith === 'nothing-yet') && !disabled;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="compact-xs"
          variant="default"
          rightSection={<CaretIcon />}
          aria-label={`Actions for ${account.name}`}
        >
          Actions
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={account.signsInWith === 'demo'} onClick={() => change(account)}>
          Change …
        </Menu.Item>
        <Menu.Item disabled={!hasLink} onClick={() => actions.handOver(account)}>
          New one-time link …
        </Menu.Item>
        <Menu.Item disabled={account.sessions === 0} onClick={() => actions.signOut(account)}>
          Sign out everywhere …
        </Menu.Item>
        <Menu.Item disabled={own} onClick={() => (disabled ? actions.enable(account) : actions.disable(account))}>
          {disabled ? 'Enable' : 'Disable …'}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
