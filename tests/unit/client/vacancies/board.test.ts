import { describe, expect, it } from 'vitest';
import { placeAfter } from '../../../../client/features/vacancies/board-focus.ts';
import {
  boardColumns,
  countByStanding,
  filterRows,
  neighbour,
  vacancyRows,
} from '../../../../client/features/vacancies/rows.ts';
import { stepAside, stepTo } from '../../../../client/features/vacancies/step.ts';
import { coverOf, names, recruitmentOf, vacancyOf } from './fixtures.ts';

describe('the list', () => {
  const rows = vacancyRows(
    {
      vacancies: [
        vacancyOf(),
        vacancyOf({ postId: 'P-2', covered: 'wholly', cover: [coverOf()] }),
        vacancyOf({ postId: 'P-3', standing: 'frozen' }),
      ],
    },
    [recruitmentOf(), recruitmentOf({ id: 'R-0002', stage: 'withdrawn', closedOn: '2021-02-01' })],
  );

  it('shows posts of one standing, vacant ones unless asked otherwise', () => {
    expect(filterRows(rows, {}, names).map(({ postId }) => postId)).toEqual(['P-1', 'P-2']);
    expect(filterRows(rows, { show: 'frozen' }, names).map(({ postId }) => postId)).toEqual(['P-3']);
    expect(countByStanding(rows)).toEqual({ vacant: 2, frozen: 1, held: 0, proposed: 0 });
  });

  it('is narrowed by cover and by every word that is looked for', () => {
    const found = (search: Parameters<typeof filterRows>[1]) =>
      filterRows(rows, search, names).map((row) => row.postId);
    expect(found({ cover: 'wholly' })).toEqual(['P-2']);
    expect(found({ find: 'locum north' })).toEqual(['P-2']);
    expect(found({ find: 'hr adviser' })).toEqual(['P-1']);
    expect(found({ find: 'locum south' })).toEqual([]);
    expect(found({ district: 'south' })).toEqual([]);
  });

  it('takes the open recruitment that went furthest', () => {
    expect(rows[0]?.open?.id).toBe('R-0001');
    expect(rows[0]?.recruitments).toHaveLength(2);
    expect(rows[1]?.open).toBeUndefined();
  });
});

describe('the board', () => {
  const recruitments = [
    recruitmentOf(),
    recruitmentOf({ id: 'R-0003', postId: 'P-9', stage: 'offer' }),
    recruitmentOf({ id: 'R-0004', stage: 'filled', closedOn: '2021-03-01', closedDays: 31 }),
    recruitmentOf({ id: 'R-0005', stage: 'filled', closedOn: '2020-03-01', closedDays: 396 }),
  ];
  const rows = vacancyRows({ vacancies: [vacancyOf(), vacancyOf({ postId: 'P-2' })] }, recruitments);
  const columns = boardColumns(rows, recruitments, {}, names);
  const cardsOf = (id: string) => columns.find((column) => column.id === id)?.cards ?? [];

  it('has vacancies without a recruitment first, then every stage; what was closed long ago is left out', () => {
    expect(columns.map(({ id }) => id).slice(0, 3)).toEqual(['none', 'approval', 'advertised']);
    expect(cardsOf('none').map(({ postId }) => postId)).toEqual(['P-2']);
    expect(cardsOf('advertised').map(({ id }) => id)).toEqual(['R-0001']);
    expect(cardsOf('offer')).toMatchObject([{ id: 'R-0003', row: undefined }]);
    expect(cardsOf('filled').map(({ id }) => id)).toEqual(['R-0004']);
  });

  it('leads a card to the stages beside its own, and a vacancy to being recruited to', () => {
    expect(neighbour('start-date', 1)).toBe('filled');
    expect(neighbour('approval', -1)).toBeUndefined();
    const [advertised] = cardsOf('advertised');
    const [waiting] = cardsOf('none');
    const [filled] = cardsOf('filled');
    if (!advertised || !waiting || !filled) throw new Error('A card is missing');
    expect(stepAside(advertised, 1)).toMatchObject({ kind: 'move', stage: 'shortlisted' });
    expect(stepAside(advertised, -1)).toMatchObject({ kind: 'move', stage: 'approval' });
    expect(stepTo(advertised, 'advertised')).toBeUndefined();
    expect(stepTo(waiting, 'interview')).toMatchObject({ kind: 'open' });
    expect(stepAside(waiting, -1)).toBeUndefined();
    expect(stepAside(filled, -1)).toBeUndefined();
  });

  it('moves the focus by arrow, past empty columns', () => {
    const lengths = [{ length: 3 }, { length: 0 }, { length: 1 }];
    expect(placeAfter(lengths, [0, 2], 'ArrowRight')).toEqual([2, 0]);
    expect(placeAfter(lengths, [2, 0], 'ArrowLeft')).toEqual([0, 0]);
    expect(placeAfter(lengths, [2, 0], 'ArrowRight')).toEqual([2, 0]);
    expect(placeAfter(lengths, [0, 2], 'ArrowDown')).toEqual([0, 2]);
    expect(placeAfter(lengths, [0, 2], 'ArrowUp')).toEqual([0, 1]);
  });
});
