import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isProblem } from './api.ts';

/**
 * The cache of server answers. A problem that the person has to solve is not asked again; a server that is starting is.
 * @param onSignedOut called when an answer says that the session has ended
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown): void => {
    if (isProblem(error, 'not-signed-in')) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (count, error) => count < 3 && isProblem(error, 'unreachable', 'not-ready'),
      },
    },
  });
}
