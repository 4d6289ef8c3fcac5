import { Button, Divider, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { type SubmitEvent, useRef } from 'react';
import type { Session } from '../../../server/contract/session.ts';
import { answer, api } from '../../api.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { sessionQuery } from '../../session.ts';
import { Card } from './card.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { faultsOf } from './faults.ts';
import { refusalWords } from './refusals.ts';
import classes from './sign-in.module.css';

/** Sign-in: leads back to the address that asked for it. */
export default function SignInPage() {
  const { to, ended, refused } = useSearch({ from: '/sign-in' });
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const ways = useQuery({ queryKey: ['sign-in'], queryFn: () => answer(api['sign-in'].$get()) });
  const signIn = useSignIn(to);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    signIn.mutate({ email: email.current?.value ?? '', password: password.current?.value ?? '' });
  };
  return (
    <main className={classes.page}>
      <title>Sign in – Evenhand</title>
      <Card title="Sign in to Evenhand" lead="Fair, explained allocation of caseworkers to districts">
        {ended && !signIn.isError ? (
          <Text role="status">Your session has ended. Sign in again to go on where you were.</Text>
        ) : null}
        {refused && !signIn.isError ? (
          <ErrorSummary title="You are not signed in" faults={[{ text: refusalWords(refused) }]} />
        ) : null}
        {signIn.isError ? (
          <ErrorSummary key={signIn.submittedAt} title="You are not signed in" faults={faultsOf(signIn.error)} />
        ) : null}
        {ways.data?.council ? <CouncilButton to={to} /> : null}
        <form onSubmit={submit}>
          <Stack gap="sm">
            <TextInput
              ref={email}
              id="email"
              label="Email address"
              type="email"
              autoComplete="username"
              required
              withAsterisk={false}
            />
            <PasswordInput
              ref={password}
              id="password"
              label="Password"
              autoComplete="current-password"
              required
              withAsterisk={false}
              visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
            />
            <Button type="submit" loading={signIn.isPending} fullWidth>
              Sign in
            </Button>
          </Stack>
        </form>
        <Text c="dimmed">Password lost? An administrator can give you a link with which you set a new one.</Text>
      </Card>
      {ways.data && ways.data.demoAccounts.length > 0 ? (
        <DemoAccounts
          accounts={ways.data.demoAccounts}
          choose={(address) => {
            if (email.current) email.current.value = address;
            password.current?.focus();
          }}
        />
      ) : null}
    </main>
  );
}

/** Leaves for the council's own sign-in, which leads back to the same address. */
function CouncilButton({ to }: { to: string | undefined }) {
  const address = `/api/sign-in/council${to ? `?${new URLSearchParams({ to })}` : ''}`;
  return (
    <>
      <Button component="a" href={address} fullWidth>
        Sign in with your council account
      </Button>
      <Divider label="or with a password of Evenhand" />
    </>
  );
}

function useSignIn(to: string | undefined) {
  const queryClient = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: (json: { email: string; password: string }): Promise<Session> => answer(api.session.$post({ json })),
    onSuccess: (session) => {
      queryClient.clear();
      queryClient.setQueryData(sessionQuery.queryKey, session);
      // only an address inside this product: never lead to another site
      router.history.push(to?.startsWith('/') && !to.startsWith('//') ? to : '/');
    },
  });
}
