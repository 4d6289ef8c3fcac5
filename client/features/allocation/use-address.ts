import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type AllocationSearch, type SharedSearch, useAsAt } from '../../address.ts';

type Entries = Partial<SharedSearch & AllocationSearch>;

/** What the address of the page says: date, plan, district, person and comparison; and a way to change it. */
export function useAllocationAddress() {
  const { plan, district, person, compare } = useSearch({ strict: false });
  const { asAt } = useAsAt();
  const navigate = useNavigate();
  const change = useCallback(
    (entries: Entries): void => {
      void navigate({ to: '.', search: (previous) => ({ ...previous, ...entries }), resetScroll: false });
    },
    [navigate],
  );
  return { asAt, plan, district, person, compare, change };
}

/** What the address says, and a way to change it. */
export type AllocationAddress = ReturnType<typeof useAllocationAddress>;
