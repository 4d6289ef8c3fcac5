import { Button, Menu } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { api } from '../api.ts';
import { CaretIcon } from '../components/icons.tsx';
import { notifyProblem } from '../components/notify.ts';
import { useReference } from '../reference.ts';
import { roleName, useSession } from '../session.ts';
import { AppearanceItems } from './appearance-items.tsx';
import { AsAtControl } from './as-at-control.tsx';
import classes from './layout.module.css';

/** Product, council, the as-at date, who is signed in, and the way out. */
export function TopBar() {
  const { account, installation } = useSession();
  const { districtName } = useReference();
  const signOut = useSignOut();
  const role = roleName(account.role) + (account.districtId ? `, ${districtName(account.districtId)}` : '');
  return (
    <div className={classes.topBar}>
      <Link to="/" className={classes.brand}>
        <img src="/icon.svg" alt="" width="24" height="24" />
        <strong>Evenhand</strong>
      </Link>
      <span className={classes.council}>
        {installation.council}
        {installation.demo ? ' (demo, synthetic people)' : ''}
      </span>
      <span className={classes.spring} />
      <AsAtControl />
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <Button variant="subtle" color="gray" c="var(--ink)" rightSection={<CaretIcon />}>
            {role}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {account.name}
            <br />
            {account.email}
          </Menu.Label>
          <Menu.Divider />
          <AppearanceItems />
          <Menu.Divider />
          <Menu.Item onClick={signOut}>Sign out</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

function useSignOut(): () => void {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return () => {
    api.session
      .$delete()
      .then(() => navigate({ to: '/sign-in', search: {} }))
      .then(() => queryClient.clear())
      .catch(notifyProblem);
  };
}
