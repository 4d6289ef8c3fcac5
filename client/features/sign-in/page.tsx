import { Button, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { type SubmitEvent, useRef } from 'react';
import type { Session } from '../../../server/contract/session.ts';
import { answer, api, ProblemError } from '../../api.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { sessionQuery } from '../../session.ts';
import { DemoAccounts } from './demo-accounts.tsx';
import classes from './sign-in.module.css';

/** Sign-in: leads back to the address that asked for it. */
export default function SignInPage() {
  const { to, ended } = useSearch({ from: '/sign-in' });
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const health = useQuery({ queryKey: ['health'], queryFn: () => answer(api.health.$get()) });
  const signIn = useSignIn(to);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    signIn.mutate({ email: email.current?.value ?? '', password: password.current?.value ?? '' });
  };
  return (
    <main className={classes.page}>
      <title>Sign in – Evenhand</title>
      <Paper withBorder className={classes.card}>
        <Stack gap="md">
          <div>
            <div className={classes.brand}>
              <img src="/icon.svg" alt="" width="28" height="28" />
              <Title order={1}>Sign in to Evenhand</Title>
            </div>
            <Text c="dimmed">Fair, explained allocation of caseworkers to districts</Text>
          </div>
          {ended && !signIn.isError ? (
            <Text role="status">Your session has ended. Sign in again to go on where you were.</Text>
          ) : null}
          {signIn.isError ? (
            <ErrorSummary key={signIn.submittedAt} title="You are not signed in" faults={faultsOf(signIn.error)} />
          ) : null}
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
        </Stack>
      </Paper>
      {health.data?.demo ? (
        <DemoAccounts
          choose={(address) => {
            if (email.current) email.current.value = address;
            password.current?.focus();
          }}
        />
      ) : null}
    </main>
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

function faultsOf(error: Error): { text: string; fieldId?: string }[] {
  if (!(error instanceof ProblemError)) return [{ text: 'Something went wrong. Try again.' }];
  if (error.type === 'wrong-credentials') return [{ text: error.detail, fieldId: 'email' }];
  if (error.faults.length === 0) return [{ text: error.detail }];
  return error.faults.map((fault) => ({ text: fault.remedy, fieldId: fault.field }));
}
