import { useQueryClient } from '@tanstack/react-query';
import type { Account, OneTimeLink } from '../../../server/contract/accounts.ts';
import { answer, api } from '../../api.ts';
import { confirm } from '../../components/confirm.tsx';
import { notifyDone, notifyProblem } from '../../components/notify.ts';
import { accountsQuery, saveAccount } from './queries.ts';

/** A one-time link that was just made, and whose it is. */
export interface HandedLink extends OneTimeLink {
  name: string;
}

/** What an administrator may do about one account at once. Whatever cannot be undone is asked about first. */
export interface AccountActions {
  handOver: (account: Account) => void;
  signOut: (account: Account) => void;
  unlink: (account: Account) => void;
  disable: (account: Account) => void;
  enable: (account: Account) => void;
}

/** @param show shows a link that was made; it is not shown again */
export function useAccountActions(show: (link: HandedLink) => void): AccountActions {
  const queryClient = useQueryClient();
  const attempt = async (act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      notifyProblem(error);
    }
    await queryClient.invalidateQueries({ queryKey: accountsQuery.queryKey });
  };
  return {
    handOver: (account) =>
      void attempt(async () => {
        const sure = await confirm({
          title: `New one-time link for ${account.name}`,
          children:
            'A link made before stops working. The present password stays until the new link is used; then every browser is signed out.',
          confirm: 'Make the link',
        });
        if (!sure) return;
        const link = await answer(api.accounts[':id'].link.$post({ param: { id: account.id } }));
        show({ ...link, name: account.name });
      }),
    signOut: (account) =>
      void attempt(async () => {
        const sure = await confirm({
          title: `Sign ${account.name} out everywhere`,
          children:
            'What is saved stays; whatever is typed but not saved is lost. Signing in again is possible at once.',
          confirm: 'Sign out everywhere',
        });
        if (!sure) return;
        await api.accounts[':id'].sessions.$delete({ param: { id: account.id } });
        notifyDone(`${account.name} is signed out everywhere.`);
      }),
    unlink: (account) =>
      void attempt(async () => {
        const sure = await confirm({
          title: `Unlink ${account.name} from the council account`,
          children:
            'Every browser is signed out, and the council account no longer leads here. Hand over a one-time link next: it is the way back in.',
          confirm: 'Unlink',
          danger: true,
        });
        if (!sure) return;
        await api.accounts[':id'].council.$delete({ param: { id: account.id } });
        notifyDone(`${account.name} is unlinked. Hand over a one-time link next.`);
      }),
    disable: (account) =>
      void attempt(async () => {
        const sure = await confirm({
          title: `Disable the account of ${account.name}`,
          children:
            'Every browser is signed out at once, one-time links stop working, and signing in is refused until the account is enabled again.',
          confirm: 'Disable the account',
          danger: true,
        });
        if (!sure) return;
        await saveAccount(account, { disabled: true });
        notifyDone(`The account of ${account.name} is disabled.`);
      }),
    enable: (account) =>
      void attempt(async () => {
        await saveAccount(account, { disabled: false });
        notifyDone(`The account of ${account.name} is enabled.`);
      }),
  };
}
