import { Button, PasswordInput, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { PASSWORD_LENGTH } from '../../../server/contract/accounts.ts';
import { api } from '../../api.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { faultLines } from '../../components/fault-lines.ts';
import { notifyDone } from '../../components/notify.ts';
import classes from './my-account.module.css';
import { ownSessionsQuery } from './queries.ts';

const toggle = { 'aria-label': 'Show the password' };

/** Changes one's own password. The other browsers are signed out; this one goes on. */
export function PasswordForm() {
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: ({ json }: { json: { currentPassword: string; newPassword: string }; form: HTMLFormElement }) =>
      api.account.password.$put({ json }),
    onSuccess: (_, { form }) => {
      form.reset();
      notifyDone('Your password is changed. Every other browser is signed out.');
      return queryClient.invalidateQueries({ queryKey: ownSessionsQuery.queryKey });
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const text = (name: string) => String(data.get(name) ?? '');
    change.mutate({ form, json: { currentPassword: text('currentPassword'), newPassword: text('newPassword') } });
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <Stack gap="sm">
        {change.error ? (
          <ErrorSummary
            key={change.submittedAt}
            title="The password is not changed"
            faults={faultLines(change.error)}
          />
        ) : null}
        <PasswordInput
          id="currentPassword"
          name="currentPassword"
          label="Present password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={toggle}
        />
        <PasswordInput
          id="newPassword"
          name="newPassword"
          label="New password"
          description={`At least ${PASSWORD_LENGTH.least} characters. Three or four words that do not belong together are easy to remember.`}
          autoComplete="new-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={toggle}
        />
        <div>
          <Button type="submit" loading={change.isPending}>
            Change the password
          </Button>
        </div>
      </Stack>
    </form>
  );
}
