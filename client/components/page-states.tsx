import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { Link, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ProblemError } from '../api.ts';
import classes from './page-states.module.css';

/** A page whose figures are on their way: its shape, without a jump when they arrive. */
export function PageLoading() {
  return (
    <Stack gap="md" role="status" aria-label="Loading">
      <Skeleton height={24} width={220} />
      <Skeleton height={120} />
      <Skeleton height={320} />
    </Stack>
  );
}

/** A page, or a part of one, with nothing to show yet: why, and the next step. */
export function EmptyState({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.state}>
      <Title order={2}>{title}</Title>
      <Text>{children}</Text>
      {action ? <Group mt="sm">{action}</Group> : null}
    </div>
  );
}

/** What went wrong, in words, what to do about it, and a way to try again. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  if (error instanceof ProblemError && error.type === 'not-permitted') return <NoPermission />;
  const title = error instanceof ProblemError ? error.title : 'This page stopped working';
  const detail =
    error instanceof ProblemError
      ? error.detail
      : 'Load it again. Nothing that was saved is lost; if it stays, tell support.';
  return (
    <div className={classes.state} role="alert">
      <Title order={2}>{title}</Title>
      <Text>{detail}</Text>
      {error instanceof ProblemError && error.instance !== '' ? (
        <Text size="xs" c="dimmed">
          For support: {error.instance}
        </Text>
      ) : null}
      <Group mt="sm">
        <Button onClick={retry ?? (() => window.location.reload())}>Try again</Button>
      </Group>
    </div>
  );
}

/** The role may not see this: said plainly, with whom to ask. */
export function NoPermission({ detail }: { detail?: string }) {
  return (
    <div className={classes.state}>
      <Title order={2}>Your role does not include this page</Title>
      <Text>{detail ?? 'If you need it for your work, ask your service manager.'}</Text>
      <Group mt="sm">
        <Button renderRoot={(props) => <Link to="/" {...props} />}>Go to your first page</Button>
      </Group>
    </div>
  );
}

/** Error page of the router. */
export function PageError({ error, reset }: { error: unknown; reset: () => void }) {
  const router = useRouter();
  return (
    <ErrorState
      error={error}
      retry={() => {
        reset();
        void router.invalidate();
      }}
    />
  );
}

/** There is no page at this address. */
export function NotFound() {
  return (
    <div className={classes.state}>
      <Title order={1}>There is no page at this address</Title>
      <Text>Check the address, or start from the overview.</Text>
      <Group mt="sm">
        <Button renderRoot={(props) => <Link to="/" {...props} />}>Go to your first page</Button>
      </Group>
    </div>
  );
}
