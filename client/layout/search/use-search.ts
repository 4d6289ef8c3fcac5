import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { wantedOf } from '../../../server/contract/search-words.ts';
import { useAsAt } from '../../address.ts';
import { useReference } from '../../reference.ts';
import { useMay, useSession } from '../../session.ts';
import { foundGroups } from './found-groups.ts';
import { findPages } from './pages-to-search.ts';
import { searchQuery } from './queries.ts';

/** Keys pressed within this time are asked for together. */
const PATIENCE_MS = 120;

/** What fits the text typed so far: pages at once, records as soon as the server answers. */
export function useFound(typed: string) {
  const { permissions } = useSession();
  const names = useReference();
  const { asAt } = useAsAt();
  const maySearch = useMay('search:use');
  const text = typed.trim();
  const [asked] = useDebouncedValue(text, PATIENCE_MS);
  const isAsked = maySearch && asked !== '' && wantedOf(asked) !== null;
  const { data, error, isPlaceholderData, isFetching, refetch } = useQuery(searchQuery(asked, asAt, isAsked));
  const found = isAsked && wantedOf(text) !== null ? data : undefined;
  const pages = useMemo(() => findPages(text, permissions), [text, permissions]);
  const groups = useMemo(() => foundGroups(pages, found, names), [pages, found, names]);
  const isBehind = maySearch && wantedOf(text) !== null && (text !== asked || isPlaceholderData || isFetching);
  return { groups, isCut: found?.isCut ?? false, isBehind, error: isAsked ? error : null, retry: refetch };
}
