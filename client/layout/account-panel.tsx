import { Button, Popover, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api.ts';
import { CaretIcon } from '../components/icons.tsx';
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
  const [opened, setOpened] = useState(false);
  const signOut = useSignOut();
  const role = roleName(account.role) + (account.districtId ? `, ${districtName(account.districtId)}` : '');
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus withRoles={false}>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          c="var(--ink)"
          aria-expanded={opened}
          aria-haspopup="dialog"
          rightSection={<CaretIcon />}
          onClick={() => setOpened((open) => !open)}
        >
          {role}
        </Button>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label="Account" p="md" w={290}>
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
          <Button
            variant="default"
            onClick={() => setOpened(false)}
            renderRoot={(props) => <Link to="/my-account" {...props} />}
          >
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
                    onClick={() => setOpened(false)}
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
      </Popover.Dropdown>
    </Popover>
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
