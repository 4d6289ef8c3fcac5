import {
  RECRUITMENT_STAGES,
  type Recruitment,
  type RecruitmentStage,
  type Vacancies,
  type Vacancy,
  type VacancyStanding,
} from '../../../server/contract/vacancies.ts';
import type { ReferenceNames } from '../../reference.ts';
import type { VacanciesSearch } from './search.ts';

/** A vacancy with the recruitments to its post, latest first. */
export interface VacancyRow extends Vacancy {
  recruitments: Recruitment[];
  /** The open one that went furthest. */
  open: Recruitment | undefined;
}

export const STAGES = Object.keys(RECRUITMENT_STAGES) as RecruitmentStage[];

/** Days for which the board still shows what was closed. */
export const CLOSED_SHOWN_DAYS = 90;

/** Joins vacancies with the recruitments to their posts. */
export function vacancyRows({ vacancies }: Pick<Vacancies, 'vacancies'>, recruitments: Recruitment[]): VacancyRow[] {
  const byPost = Map.groupBy(recruitments, ({ postId }) => postId);
  return vacancies.map((vacancy) => {
    const own = (byPost.get(vacancy.postId) ?? []).toSorted((a, b) => (a.openedOn < b.openedOn ? 1 : -1));
    const open = own
      .filter(({ closedOn }) => closedOn === null)
      .sort((a, b) => STAGES.indexOf(b.stage) - STAGES.indexOf(a.stage))[0];
    return { ...vacancy, recruitments: own, open };
  });
}

/** True for a closing stage. */
export function isClosing(stage: RecruitmentStage): boolean {
  return stage === 'filled' || stage === 'withdrawn';
}

/** What a search looks at in a vacancy or a recruitment. */
type Sought = Pick<Recruitment, 'postId' | 'title' | 'roleId' | 'unitId' | 'districtId'>;

/** Vacancies that match a filter, of one standing. */
export function filterRows(rows: readonly VacancyRow[], search: VacanciesSearch, names: ReferenceNames): VacancyRow[] {
  const { show = 'vacant', cover } = search;
  return rows.filter(
    (row) => row.standing === show && (!cover || row.covered === cover) && matches(row, namesIn(row), search, names),
  );
}

/** True where a record matches the parts of a filter that vacancies and recruitments share. */
export function matches(record: Sought, people: string[], search: VacanciesSearch, names: ReferenceNames): boolean {
  const words = (search.find ?? '').toLocaleLowerCase('en-GB').split(/\s+/).filter(Boolean);
  if (search.district && record.districtId !== search.district) return false;
  if (search.role && record.roleId !== search.role) return false;
  const text = [record.postId, record.title, names.unitName(record.unitId), names.roleTitle(record.roleId), ...people]
    .join(' ')
    .toLocaleLowerCase('en-GB');
  return words.every((word) => text.includes(word));
}

function namesIn({ cover, holders, open }: VacancyRow): string[] {
  return [...cover.map(({ name }) => name), ...holders.map(({ name }) => name), open?.owner ?? ''];
}

/** How many there are of each standing. */
export function countByStanding(rows: readonly VacancyRow[]): Record<VacancyStanding, number> {
  const counts = { vacant: 0, frozen: 0, held: 0, proposed: 0 };
  for (const { standing } of rows) counts[standing] += 1;
  return counts;
}

/** A column of the board: vacancies nobody recruits to yet, or the recruitments at one stage. */
export interface BoardColumn {
  id: RecruitmentStage | 'none';
  title: string;
  cards: BoardCard[];
}

/** A card: a vacancy without a recruitment, or a recruitment with the vacancy behind it where there is one. */
export interface BoardCard {
  id: string;
  postId: string;
  row: VacancyRow | undefined;
  recruitment: Recruitment | undefined;
}

/**
 * The board: vacant posts without a recruitment first, then a column a stage. Closed recruitments stay for a while; a
 * recruitment to a post that is not vacant yet is shown too.
 */
export function boardColumns(
  rows: readonly VacancyRow[],
  recruitments: readonly Recruitment[],
  search: VacanciesSearch,
  names: ReferenceNames,
): BoardColumn[] {
  const rowOf = new Map(rows.map((row) => [row.postId, row]));
  const waiting = filterRows(rows, { ...search, show: undefined }, names).filter(({ open }) => !open);
  const shown = recruitments.filter((one) => {
    const { cover } = search;
    if ((one.closedDays ?? 0) > CLOSED_SHOWN_DAYS) return false;
    if (cover && rowOf.get(one.postId)?.covered !== cover) return false;
    return matches(one, [one.owner ?? '', one.filledByName ?? ''], search, names);
  });
  return [
    {
      id: 'none',
      title: 'Nobody recruits yet',
      cards: waiting.map((row) => ({ id: row.postId, postId: row.postId, row, recruitment: undefined })),
    },
    ...STAGES.map((stage) => ({
      id: stage,
      title: RECRUITMENT_STAGES[stage],
      cards: shown
        .filter((one) => one.stage === stage)
        .map((one) => ({ id: one.id, postId: one.postId, row: rowOf.get(one.postId), recruitment: one })),
    })),
  ];
}

/** The stage after or before one, of those that are walked through; undefined at either end. */
export function neighbour(stage: RecruitmentStage, direction: 1 | -1): RecruitmentStage | undefined {
  const walked: RecruitmentStage[] = STAGES.filter((one) => one !== 'withdrawn');
  const at = walked.indexOf(stage);
  return at < 0 ? undefined : walked[at + direction];
}
