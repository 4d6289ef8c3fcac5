import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api.ts';
import { Panel } from '../../components/panel.tsx';
import { useSession } from '../../session.ts';
import { ProveDialog } from './prove-dialog.tsx';

/** Links one's own account to the council account; shown where the council's sign-in is set up. */
export function CouncilPanel() {
  const { signsInWith } = useSession().account;
  const [isOpen, setIsOpen] = useState(false);
  const ways = useQuery({ queryKey: ['sign-in'], queryFn: () => answer(api['sign-in'].$get()) });
  if (!ways.data?.council || signsInWith === 'demo') return null;
  if (signsInWith === 'council') {
    return (
      <Panel title="Council account">
        <Text>This account is linked to your council account. An administrator can unlink it.</Text>
      </Panel>
    );
  }
  return (
    <Panel title="Council account">
      <Text mb="sm">
        Sign in with your council account instead of a password here. Your role then follows your groups at the council.
      </Text>
      <Button variant="default" onClick={() => setIsOpen(true)}>
        Link to my council account
      </Button>
      {isOpen ? (
        <ProveDialog
          title="Link to my council account"
          confirm="Go to the council’s sign-in"
          act={async (password) => {
            const { address } = await answer(api.account.council.$post({ json: { password } }));
            window.location.assign(address);
          }}
          onClose={() => setIsOpen(false)}
        >
          When you come back your password here stops working, and every other browser is signed out.
        </ProveDialog>
      ) : null}
    </Panel>
  );
}
