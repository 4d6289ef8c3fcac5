import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './styles.css';
import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './query-client.ts';
import { createAppRouter } from './router.tsx';
import { sessionQuery } from './session.ts';
import { styleNonce } from './style-nonce.ts';
import { theme } from './theme.ts';

// dialogs and drawers keep the page behind them from scrolling by a style sheet of their own
setNonce(styleNonce());

const queryClient = createQueryClient(() => {
  // without a session there was nothing that could end: the page leads to the sign-in by itself
  if (!queryClient.getQueryData(sessionQuery.queryKey)) return;
  queryClient.removeQueries();
  void router.navigate({ to: '/sign-in', search: { to: router.state.location.href, ended: 'yes' } });
});
const router = createAppRouter(queryClient);

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

const container = document.getElementById('root');
if (container) {
  createRoot(container).render(
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
        <QueryClientProvider client={queryClient}>
          <ModalsProvider>
            <Notifications position="bottom-right" />
            <RouterProvider router={router} />
          </ModalsProvider>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
