import { Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account, NewAccount } from '../../../server/contract/accounts.ts';
import { ROLES, type Role } from '../../../server/contract/permissions.ts';
import { answer, api, isProblem } from '../../api.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { type FaultLine, faultLines } from '../../components/fault-lines.ts';
import { notifyDone } from '../../components/notify.ts';
import { useReference } from '../../reference.ts';
import { roleName, useSession } from '../../session.ts';
import { accountsQuery, saveAccount } from './queries.ts';
import type { HandedLink } from './use-account-actions.tsx';

interface Props {
  /** Left out for a new one. */
  account: Account | undefined;
  close: () => void;
  /** Shows the one-time link of a new account. */
  added: (link: HandedLink) => void;
}

const EMPTY: NewAccount = { email: '', name: '', role: 'service-manager', districtId: null };
const roles = Object.keys(ROLES) as Role[];

/** Adds an account, or changes name, address, role and district of one. */
export function AccountDialog({ account, close, added }: Props) {
  const { districts } = useReference();
  const own = useSession().account.id === account?.id;
  const [draft, setDraft] = useState<NewAccount>(() => (account ? fieldsOf(account) : EMPTY));
  const save = useSave(account, close, added);
  const set = (change: Partial<NewAccount>): void => setDraft((before) => ({ ...before, ...change }));
  return (
    <Modal opened onClose={close} title={account ? `Change the account of ${account.name}` : 'Add an account'}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(draft);
        }}
      >
        <Stack gap="sm">
          {save.error ? (
            <ErrorSummary key={save.submittedAt} title="Nothing is stored yet" faults={faultsOf(save.error)} />
          ) : null}
          {account ? null : <Text>You get a one-time link to hand over, with which they set their own password.</Text>}
          <TextInput
            id="account-name"
            label="Name"
            value={draft.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            autoComplete="off"
            required
            withAsterisk={false}
            data-autofocus
          />
          <TextInput
            id="account-email"
            label="Email address"
            type="email"
            value={draft.email}
            onChange={(event) => set({ email: event.currentTarget.value })}
            autoComplete="off"
            required
            withAsterisk={false}
          />
          <NativeSelect
            id="account-role"
            label="Role"
            description={own ? 'Nobody changes their own role.' : undefined}
            disabled={own}
            value={draft.role}
            data={roles.map((role) => ({ value: role, label: roleName(role) }))}
            onChange={(event) => {
              const role = roles.find((known) => known === event.currentTarget.value);
              if (role) set({ role, districtId: role === 'district-manager' ? draft.districtId : null });
            }}
          />
          {draft.role === 'district-manager' ? (
            <NativeSelect
              id="account-districtId"
              label="District"
              value={draft.districtId ?? ''}
              data={[
                { value: '', label: 'Choose …' },
                ...districts.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(event) => set({ districtId: event.currentTarget.value || null })}
            />
          ) : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" loading={save.isPending}>
              {account ? 'Save' : 'Add and make the link'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function useSave(account: Account | undefined, close: () => void, added: Props['added']) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (draft: NewAccount): Promise<void> => {
      if (account) {
        await saveAccount(account, differing(fieldsOf(account), draft));
        notifyDone(`The account of ${draft.name} is changed.`);
      } else {
        const answered = await answer(api.accounts.$post({ json: draft }));
        added({ ...answered.link, name: answered.account.name });
      }
    },
    onSuccess: close,
    onSettled: () => queryClient.invalidateQueries({ queryKey: accountsQuery.queryKey }),
  });
}

function fieldsOf({ email, name, role, districtId }: Account): NewAccount {
  return { email, name, role, districtId };
}

/** Only what was changed is sent, so that what another administrator changes meanwhile is not undone. */
function differing(before: NewAccount, after: NewAccount): Partial<NewAccount> {
  const fields = Object.keys(after) as (keyof NewAccount)[];
  return Object.fromEntries(
    fields.filter((field) => after[field] !== before[field]).map((field) => [field, after[field]]),
  );
}

function faultsOf(error: Error): FaultLine[] {
  if (isProblem(error, 'version-changed')) {
    return [
      {
        text: 'Another administrator changed this account meanwhile. Close this, look at it again and change it again.',
      },
    ];
  }
  return faultLines(error, (field) => `account-${field}`);
}
