import { Anchor, Paper, Text, Title } from '@mantine/core';
import classes from './sign-in.module.css';

const accounts = [
  { email: 'service.manager@demo.example', can: 'plans, people, demand and imports' },
  { email: 'manager@demo.example', can: 'plans and demand' },
  { email: 'hr@demo.example', can: 'people and their import' },
  { email: 'district.manager@demo.example', can: 'own district only' },
];

/** The sign-ins of the demo; the password is printed where the server was started. */
export function DemoAccounts({ choose }: { choose: (email: string) => void }) {
  return (
    <Paper component="section" aria-labelledby="demo-accounts" withBorder className={classes.card}>
      <Title order={2} id="demo-accounts">
        Demo sign-ins
      </Title>
      <Text c="dimmed">All people and cases are synthetic. The password was printed when the server started.</Text>
      <ul className={classes.accounts}>
        {accounts.map(({ email, can }) => (
          <li key={email}>
            <Anchor component="button" type="button" underline="always" onClick={() => choose(email)}>
              {email}
            </Anchor>
            <span>{can}</span>
          </li>
        ))}
      </ul>
    </Paper>
  );
}
