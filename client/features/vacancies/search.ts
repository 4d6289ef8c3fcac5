import type { VacancyStanding } from '../../../server/contract/vacancies.ts';
import { present, textParam } from '../../address.ts';

/** What the page shows; carried in the address. */
export interface VacanciesSearch {
  /** Absent: the grid. */
  view?: 'board';
  /** Absent: vacant posts. */
  show?: Exclude<VacancyStanding, 'vacant'>;
  find?: string;
  district?: string;
  role?: string;
  cover?: 'no' | 'partly' | 'wholly';
  /** Post whose panel is open. */
  post?: string;
}

const SHOWN = ['frozen', 'held', 'proposed'] as const;
const COVERED = ['no', 'partly', 'wholly'] as const;

/** Reads the address; what it does not know counts as absent. */
export function vacanciesSearch(search: Record<string, unknown>): VacanciesSearch {
  return present<VacanciesSearch>({
    view: search.view === 'board' ? 'board' : undefined,
    show: SHOWN.find((one) => one === search.show),
    find: textParam(search, 'find'),
    district: textParam(search, 'district'),
    role: textParam(search, 'role'),
    cover: COVERED.find((one) => one === search.cover),
    post: textParam(search, 'post'),
  });
}
