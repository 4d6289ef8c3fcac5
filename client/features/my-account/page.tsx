import { Text } from '@mantine/core';
import { PageHead } from '../../components/page-head.tsx';
import { Panel } from '../../components/panel.tsx';
import { useReference } from '../../reference.ts';
import { roleName, useSession } from '../../session.ts';
import { CouncilPanel } from './council-panel.tsx';
import classes from './my-account.module.css';
import { PasswordForm } from './password-form.tsx';
import { SessionList } from './session-list.tsx';

/** One's own account: password, and the browsers one is signed in with. */
export default function MyAccountPage() {
  const { account } = useSession();
  const { districtName } = useReference();
  return (
    <div className={classes.page}>
      <title>My account – Evenhand</title>
      <PageHead title="My account">
        {account.name}, {account.email}. {roleName(account.role)}
        {account.districtId ? `, ${districtName(account.districtId)}` : ''}.
        {account.role === 'administrator' ? '' : ' An administrator changes these.'}
      </PageHead>
      <Panel title="Password">
        {account.signsInWith === 'password' ? <PasswordForm /> : <Text>{ELSEWHERE[account.signsInWith]}</Text>}
      </Panel>
      <CouncilPanel />
      <SessionList />
    </div>
  );
}

const ELSEWHERE = {
  council: 'You sign in with your council account. Change its password where the council keeps it.',
  demo: 'The demo’s own accounts keep the password that is printed at the start. An administrator can add an account with a password of its own.',
};
