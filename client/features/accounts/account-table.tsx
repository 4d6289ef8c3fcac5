import { Button } from '@mantine/core';
import type { Account } from '../../../server/contract/accounts.ts';
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
    <section aria-label="List of accounts" className={classes.list}>
      <PlainTable<Account>
        caption="Everybody who has an account, by name"
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
          { title: 'Actions', cell: (row) => <RowActions account={row} actions={actions} change={change} /> },
        ]}
      />
    </section>
  );
}

/** Only what is possible now is offered. */
function RowActions({ account, actions, change }: { account: Account } & Omit<Props, 'accounts'>) {
  const own = useSession().account.id === account.id;
  const { name, signsInWith, sessions } = account;
  const disabled = account.disabledAt !== null;
  const hasLink = (signsInWith === 'password' || signsInWith === 'nothing-yet') && !disabled;
  return (
    <div className={classes.actions}>
      {signsInWith === 'demo' ? null : (
        <RowButton label={`Change the account of ${name}`} onClick={() => change(account)}>
          Change
        </RowButton>
      )}
      {hasLink ? (
        <RowButton label={`New one-time link for ${name}`} onClick={() => actions.handOver(account)}>
          One-time link
        </RowButton>
      ) : null}
      {signsInWith === 'council' && !own ? (
        <RowButton label={`Unlink ${name} from the council account`} onClick={() => actions.unlink(account)}>
          Unlink
        </RowButton>
      ) : null}
      {sessions > 0 ? (
        <RowButton label={`Sign out ${name} everywhere`} onClick={() => actions.signOut(account)}>
          Sign out
        </RowButton>
      ) : null}
      {own ? null : disabled ? (
        <RowButton label={`Enable the account of ${name}`} onClick={() => actions.enable(account)}>
          Enable
        </RowButton>
      ) : (
        <RowButton label={`Disable the account of ${name}`} onClick={() => actions.disable(account)}>
          Disable
        </RowButton>
      )}
    </div>
  );
}

function RowButton({ label, onClick, children }: { label: string; onClick: () => void; children: string }) {
  return (
    <Button size="compact-xs" variant="default" aria-label={label} onClick={onClick}>
      {children}
    </Button>
  );
}
