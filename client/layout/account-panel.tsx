import { Button, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { api } from '../api.ts';
import { ButtonPopover } from '../components/button-popover.tsx';
import { notifyProblem } from '../components/notify.ts';
import { useReference } from '../reference.ts';
import { roleName, useSession } from '../session.ts';
import { pagesFor } from './pages.ts';

/** Who is signed in and in which role; light or dark; the way out. */
export function AccountPanel() {
  const { account, permissions } = useSession();
  const { menu } = pagesFor(permissions);
  const { districtName } = useReference();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  const role = roleName(account.role) + (account.districtId ? `, ${districtName(account.districtId)}` : '');
  return (
    <ButtonPopover
      says={role}
      label="Account"
      button={{ variant: 'subtle', color: 'gray', c: 'var(--ink)' }}
      dropdown={{ p: 'md', w: 290 }}
    >
      {(close) => (
        <Stack gap="sm">
          <div>
            <Text fw={600}>{account.name}</Text>
            <Text c="dimmed">{account.email}</Text>
          </div>
          <div>
            <Text id="appearance" mb={4}>
              Appearance
            </Text>
            <SegmentedControl
              aria-labelledby="appearance"
              fullWidth
              value={colorScheme}
              onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
              data={[
                { value: 'light', label: 'Light' },
                { value: 'dark', label: 'Dark' },
                { value: 'auto', label: 'As computer' },
              ]}
            />
          </div>
          <Button variant="default" onClick={close} renderRoot={(props) => <Link to="/my-account" {...props} />}>
            My account
          </Button>
          {menu.length > 0 ? (
            <nav aria-label="Administration">
              <Stack gap="xs">
                {menu.map((page) => (
                  <Button
                    key={page.to}
                    variant="default"
                    fullWidth
                    onClick={close}
                    renderRoot={(props) => <Link to={page.to} {...props} />}
                  >
                    {page.label}
                  </Button>
                ))}
              </Stack>
            </nav>
          ) : null}
          <Button variant="default" onClick={signOut}>
            Sign out
          </Button>
        </Stack>
      )}
    </ButtonPopover>
  );
}

function useSignOut(): () => void {
  const queryClient = useQueryClient();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();
  return () => {
    api.session
      .$delete()
      // signing out empties the browser's store: of what was in it only the appearance is nobody's
      .then(() => setColorScheme(colorScheme))
      .then(() => navigate({ to: '/sign-in', search: {} }))
      .then(() => queryClient.clear())
      .catch((error: unknown) => notifyProblem(error));
  };
}
