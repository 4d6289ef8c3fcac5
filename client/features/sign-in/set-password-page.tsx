import { Button, Divider, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { SubmitEvent } from 'react';
import { type LinkOwner, type LinkUse, PASSWORD_LENGTH } from '../../../server/contract/accounts.ts';
import { answer, api, isProblem } from '../../api.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { ErrorState, PageLoading } from '../../components/page-states.tsx';
import { formatDateTime } from '../../format.ts';
import { Card } from './card.tsx';
import { faultsOf } from './faults.ts';
import classes from './sign-in.module.css';

/** Sets a password with a one-time link. Opening the page does not use the link up: only the button does. */
export default function SetPasswordPage() {
  const { token } = useParams({ from: '/set-password/$token' });
  const link = useQuery({
    queryKey: ['one-time-link', token],
    queryFn: () => answer(api['one-time-link'].check.$post({ json: { token } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const use = useMutation({
    mutationFn: (json: LinkUse) => api['one-time-link'].use.$post({ json }),
  });
  return (
    <main className={classes.page}>
      <title>Set a password – Evenhand</title>
      {use.isSuccess ? (
        <Done />
      ) : isProblem(link.error, 'not-found') ? (
        <Over detail={link.error.detail} />
      ) : link.error ? (
        <ErrorState error={link.error} retry={() => void link.refetch()} />
      ) : link.data ? (
        <Form
          owner={link.data}
          busy={use.isPending}
          error={use.error}
          submittedAt={use.submittedAt}
          submit={(entries) => use.mutate({ token, ...entries })}
        />
      ) : (
        <PageLoading />
      )}
    </main>
  );
}

interface FormProps {
  owner: LinkOwner;
  busy: boolean;
  error: Error | null;
  submittedAt: number;
  submit: (entries: Omit<LinkUse, 'token'>) => void;
}

function Form({ owner, busy, error, submittedAt, submit }: FormProps) {
  const onSubmit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '');
    const who = owner.firstAdministrator ? { email: text('email'), name: text('name') } : {};
    submit({ newPassword: text('newPassword'), ...who });
  };
  return (
    <Card
      title={owner.firstAdministrator ? 'Become the first administrator' : 'Set your password'}
      lead={
        owner.firstAdministrator
          ? 'You look after the accounts of this installation and add everybody else.'
          : `For ${owner.name}, who signs in as ${owner.email}.`
      }
    >
      {error ? <ErrorSummary key={submittedAt} title="The password is not set yet" faults={faultsOf(error)} /> : null}
      <form onSubmit={onSubmit}>
        <Stack gap="sm">
          {owner.firstAdministrator ? (
            <>
              <TextInput id="name" name="name" label="Your name" autoComplete="name" required withAsterisk={false} />
              <TextInput
                id="email"
                name="email"
                label="Your email address"
                type="email"
                autoComplete="username"
                required
                withAsterisk={false}
              />
            </>
          ) : (
            // password managers look for the name that belongs to the password
            <input type="hidden" name="username" autoComplete="username" value={owner.email} readOnly />
          )}
          <PasswordInput
            id="newPassword"
            name="newPassword"
            label="New password"
            description={`At least ${PASSWORD_LENGTH.least} characters. Three or four words that do not belong together are easy to remember.`}
            autoComplete="new-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
          />
          <Button type="submit" loading={busy} fullWidth>
            Set the password
          </Button>
        </Stack>
      </form>
      {owner.firstAdministrator ? null : <CouncilInstead />}
      <Text c="dimmed">The link works once, until {formatDateTime(owner.expiresAt)}.</Text>
    </Card>
  );
}

/** The other way a link may be used, where the council's sign-in is set up. */
function CouncilInstead() {
  const { token } = useParams({ from: '/set-password/$token' });
  const ways = useQuery({ queryKey: ['sign-in'], queryFn: () => answer(api['sign-in'].$get()) });
  const leave = useMutation({
    mutationFn: () => answer(api['one-time-link'].council.$post({ json: { token } })),
    onSuccess: ({ address }) => window.location.assign(address),
  });
  if (!ways.data?.council) return null;
  return (
    <>
      {leave.error ? (
        <ErrorSummary key={leave.submittedAt} title="The account is not linked" faults={faultsOf(leave.error)} />
      ) : null}
      <Divider label="or without a password here" />
      <Button variant="default" fullWidth loading={leave.isPending} onClick={() => leave.mutate()}>
        Use my council account
      </Button>
    </>
  );
}

function Done() {
  return (
    <Card title="Your password is set" lead="The link is used up. Every other browser of the account is signed out.">
      <Button fullWidth renderRoot={(props) => <Link to="/sign-in" search={{}} {...props} />}>
        Go to the sign-in
      </Button>
    </Card>
  );
}

function Over({ detail }: { detail: string }) {
  return (
    <Card title="This link does not work any more" lead={detail}>
      <Button fullWidth variant="default" renderRoot={(props) => <Link to="/sign-in" search={{}} {...props} />}>
        Go to the sign-in
      </Button>
    </Card>
  );
}
