import { Anchor, Paper, Text, Title } from '@mantine/core';
import type { SignInWays } from '../../../server/contract/session.ts';
import classes from './sign-in.module.css';

type DemoAccount = SignInWays['demoAccounts'][number];

const CAN: Record<DemoAccount['role'], string> = {
  'service-manager': 'plans, people, demand and imports',
  manager: 'plans and demand',
  hr: 'people and their import',
  'district-manager': 'own district only',
  administrator: 'accounts, history and backups',
};

/** The sign-ins of the demo; the password is printed where the server was started. */
export function DemoAccounts({ accounts, choose }: { accounts: DemoAccount[]; choose: (email: string) => void }) {
  return (
    <Paper component="section" aria-labelledby="demo-accounts" withBorder className={classes.card}>
      <Title order={2} id="demo-accounts">
        Demo sign-ins
      </Title>
      <Text c="dimmed">All people and cases are synthetic. The password was printed when the server started.</Text>
      <ul className={classes.accounts}>
        {accounts.map(({ email, role }) => (
          <li key={email}>
            <Anchor component="button" type="button" underline="always" onClick={() => choose(email)}>
              {email}
            </Anchor>
            <span>{CAN[role]}</span>
          </li>
        ))}
      </ul>
    </Paper>
  );
}
