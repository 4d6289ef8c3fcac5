import type { ExtractLists, FigureRow } from '../../../db/queries/imports-extracts.ts';
import type { FaultList } from '../faults.ts';
import { Lookup } from '../nearest.ts';
import { namedIn, RowReader } from '../read-person-row.ts';
import type { TableRow } from '../read-table.ts';
import { type Reading, readCount, readDate, readMonth } from '../read-values.ts';
import type { Aggregate } from './aggregate.ts';

const FIGURES = ['contacts', 'referrals', 'repeat_entries', 'straight_to_mash', 'engaged', 'unwilling'] as const;
type Figure = (typeof FIGURES)[number];
type Figures = Record<Figure, number>;

/** What a contact counts as, by its outcome. */
const OUTCOMES: Readonly<Record<string, readonly Figure[]>> = {
  'contact only': ['contacts'],
  contact: ['contacts'],
  'no further action': ['contacts'],
  referral: ['contacts', 'referrals'],
  'repeat entry': ['contacts', 'repeat_entries'],
  'straight to mash': ['contacts', 'referrals', 'straight_to_mash'],
  mash: ['contacts', 'referrals', 'straight_to_mash'],
  engaged: ['contacts', 'referrals', 'engaged'],
  unwilling: ['contacts', 'referrals', 'unwilling'],
};

interface Sum extends Figures {
  month: string;
  districtId: string;
  sourceId: string;
  /** Row that gave the counts of the month; null where each row is a contact. */
  row: number | null;
}

/** Adds up referrals by month, district and source, from monthly counts or from one row a contact. */
export class ReferralReader {
  readonly #sums = new Map<string, Sum>();
  readonly #districts: Lookup;
  readonly #sources: Lookup;
  readonly #faults: FaultList;

  constructor(lists: ExtractLists, faults: FaultList) {
    this.#districts = new Lookup(lists.districts);
    this.#sources = new Lookup(lists.sources);
    this.#faults = faults;
  }

  take(line: TableRow): void {
    const read = new RowReader(line, this.#faults);
    const before = this.#faults.count;
    const districtId = read.needed('district', namedIn(this.#districts, 'district'));
    const sourceId = read.needed('source', namedIn(this.#sources, 'source'));
    const isContact = read.filled('received');
    const received = isContact ? read.needed('received', readDate) : undefined;
    const month = isContact ? received?.slice(0, 7) : read.needed('month', readMonth);
    if (isContact && read.filled('month'))
      read.fault('month', 'stands beside a day of contact', 'Leave one of the two empty.');
    const figures = isContact ? contactFigures(read) : countFigures(read);
    if (!districtId || !sourceId || !month || !figures || this.#faults.count > before) return;
    const key = `${month}\0${districtId}\0${sourceId}`;
    const known = this.#sums.get(key);
    if (known && (!isContact || known.row !== null)) {
      const remedy = 'Keep one row for each, or one row for each contact.';
      this.#faults.cell(
        line.row,
        'source',
        '',
        `repeats row ${known.row ?? 'of a contact'}: same month, district and source`,
        remedy,
      );
      return;
    }
    const sum = known ?? { month, districtId, sourceId, row: isContact ? null : line.row, ...none() };
    for (const figure of FIGURES) sum[figure] += figures[figure];
    this.#sums.set(key, sum);
  }

  /** What came in, once every row is read. */
  aggregate(): Aggregate {
    const sums = [...this.#sums.values()];
    const months = sums.map(({ month }) => month).sort();
    const referrals = sums.map(({ month, districtId, sourceId, row: _, ...figures }): FigureRow => {
      return { month, district_id: districtId, source_id: sourceId, ...figures };
    });
    const order = (row: FigureRow) => `${row.month} ${row.district_id} ${row.source_id}`;
    return {
      kind: 'referrals',
      from: months[0] ?? null,
      to: months.at(-1) ?? null,
      districts: [...new Set(sums.map(({ districtId }) => districtId))].sort(),
      cases: null,
      families: null,
      tables: { referrals: referrals.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)) },
      notices: [],
    };
  }
}

function none(): Figures {
  return { contacts: 0, referrals: 0, repeat_entries: 0, straight_to_mash: 0, engaged: 0, unwilling: 0 };
}

function contactFigures(read: RowReader): Figures | undefined {
  const figures = none();
  const outcome = (text: string): Reading<readonly Figure[]> => {
    const value = OUTCOMES[text.trim().toLowerCase()];
    const remedy = 'Write Contact only, Referral, Repeat entry, Straight to MASH, Engaged or Unwilling.';
    return value ? { value } : { wrong: 'is no outcome we know', remedy };
  };
  const counted = read.optional('outcome', outcome, ['contacts']) ?? ['contacts'];
  for (const figure of counted) figures[figure] += 1;
  return figures;
}

function countFigures(read: RowReader): Figures | undefined {
  const figures = none();
  for (const figure of FIGURES) figures[figure] = read.optional(figure, readCount, 0) ?? 0;
  const { contacts, referrals, repeat_entries: repeats, straight_to_mash: mash, engaged, unwilling } = figures;
  if (referrals + repeats > contacts) {
    read.fault(
      'contacts',
      'is less than referrals and repeat entries together',
      'Each of those is a contact too: correct one.',
    );
  }
  if (mash + engaged + unwilling > referrals) {
    const wrong = 'is less than those that went to the MASH, engaged or were unwilling';
    read.fault('referrals', wrong, 'Each of those is a referral too: correct one.');
  }
  return figures;
}
