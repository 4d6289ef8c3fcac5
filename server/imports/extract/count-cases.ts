import { type CaseTable, type LevelStep, NONE } from './case-table.ts';
import { levelAt } from './gather-cases.ts';
import type { MonthSpan } from './months.ts';
import type { Stretch } from './stretches.ts';

/** How many entries each list of the service has. */
export interface Sizes {
  districts: number;
  levels: number;
  languages: number;
  wards: number;
}

/** Counts by month, district and one or two further lists, all at 0 at first. */
export class Tally {
  readonly #counts: Float64Array;
  readonly #sizes: readonly number[];

  constructor(...sizes: number[]) {
    this.#sizes = sizes;
    this.#counts = new Float64Array(sizes.reduce((product, size) => product * size, 1));
  }

  add(amount: number, ...places: number[]): void {
    const at = this.#placeOf(places);
    this.#counts[at] = (this.#counts[at] ?? 0) + amount;
  }

  at(...places: number[]): number {
    return this.#counts[this.#placeOf(places)] ?? 0;
  }

  #placeOf(places: readonly number[]): number {
    let at = 0;
    for (let depth = 0; depth < this.#sizes.length; depth += 1)
      at = at * (this.#sizes[depth] ?? 1) + (places[depth] ?? 0);
    return at;
  }
}

/** Everything that is counted of cases. The last ward stands for one that is not recorded. */
export class CaseCounts {
  readonly open: Tally;
  readonly families: Tally;
  readonly opened: Tally;
  readonly closed: Tally;
  readonly steppedUp: Tally;
  readonly steppedDown: Tally;
  readonly closedDays: Tally;
  readonly wardOpen: Tally;
  readonly wardWaiting: Tally;
  readonly wardWaitingDays: Tally;
  readonly waiting: Tally;
  readonly waitingDays: Tally;
  /** By place: language, ethnicity, level, ward; recorded then missing. */
  readonly quality: Tally;
  /** MASH, then commissioned. */
  readonly outOfScope: Tally;
  readonly #span: MonthSpan;
  readonly #noWard: number;
  readonly #unknownLanguage: number;

  constructor(span: MonthSpan, sizes: Sizes, unknownLanguage: number) {
    const [months, { districts, levels, languages, wards }] = [span.months.length, sizes];
    const byLevel = () => new Tally(months, districts, levels);
    const byWard = () => new Tally(months, districts, wards + 1);
    const byLanguage = () => new Tally(months, districts, languages);
    this.#span = span;
    this.#noWard = wards;
    this.#unknownLanguage = unknownLanguage;
    this.open = new Tally(months, districts, levels, languages);
    this.families = new Tally(months, districts, levels, languages);
    [this.opened, this.closed, this.steppedUp, this.steppedDown, this.closedDays] = [
      byLevel(),
      byLevel(),
      byLevel(),
      byLevel(),
      byLevel(),
    ];
    [this.wardOpen, this.wardWaiting, this.wardWaitingDays] = [byWard(), byWard(), byWard()];
    [this.waiting, this.waitingDays] = [byLanguage(), byLanguage()];
    this.quality = new Tally(months, districts, 4, 2);
    this.outOfScope = new Tally(months, districts, 2);
  }

  /**
   * Counts one stretch of a case in every month it touches. A case is open at the end of a month when it opened by its last day and
   * had not closed by then; a family waits at the end of a month when it had begun to wait and the case had not opened.
   */
  count(table: CaseTable, { index, steps }: Stretch): void {
    const at = (field: Parameters<CaseTable['column']>[0]) => table.column(field).at(index);
    const [opened, closed, waiting, district] = [at('opened'), at('closed'), at('waiting'), at('district')];
    const scope = at('scope');
    if (scope > 0) {
      this.#eachOpenMonth(opened, closed, (month) => this.outOfScope.add(1, month, district, scope - 1));
      return;
    }
    const [level, language] = [at('level'), at('language')];
    const ward = at('ward') === NONE ? this.#noWard : at('ward');
    const ethnicity = at('ethnicityRecorded') === 1;
    this.#eachOpenMonth(opened, closed, (month, lastDay) => {
      const now = levelAt(level, steps, lastDay);
      this.open.add(1, month, district, Math.max(0, now), language);
      this.wardOpen.add(1, month, district, ward);
      this.quality.add(1, month, district, 0, language === this.#unknownLanguage ? 1 : 0);
      this.quality.add(1, month, district, 1, ethnicity ? 0 : 1);
      this.quality.add(1, month, district, 2, now === NONE ? 1 : 0);
      this.quality.add(1, month, district, 3, ward === this.#noWard ? 1 : 0);
    });
    this.#flow(opened, closed, level, steps, district);
    if (waiting !== NONE)
      this.#wait(
        waiting,
        Math.min(opened === NONE ? Number.MAX_VALUE : opened, closed === NONE ? Number.MAX_VALUE : closed),
        district,
        ward,
        language,
      );
  }

  /** Months at whose end a case is open. */
  #eachOpenMonth(opened: number, closed: number, count: (month: number, lastDay: number) => void): void {
    if (opened === NONE) return;
    const { lastDays } = this.#span;
    for (let month = this.#span.firstFrom(opened); month < lastDays.length; month += 1) {
      const lastDay = lastDays[month] ?? 0;
      if (closed !== NONE && closed <= lastDay) return;
      count(month, lastDay);
    }
  }

  #flow(opened: number, closed: number, level: number, steps: readonly LevelStep[], district: number): void {
    if (opened === NONE) return;
    const during = (day: number, count: (month: number) => void) => {
      const month = this.#span.firstFrom(day);
      if (month < this.#span.months.length && day >= (this.#span.firstDays[month] ?? 0)) count(month);
    };
    const on = (day: number) => Math.max(0, levelAt(level, steps, day));
    during(opened, (month) => this.opened.add(1, month, district, on(opened)));
    if (closed !== NONE) {
      during(closed, (month) => {
        this.closed.add(1, month, district, on(closed));
        this.closedDays.add(closed - opened, month, district, on(closed));
      });
    }
    for (const [place, { day }] of steps.entries()) {
      // of several changes on one day only the last level counts, so it is one change
      if (day <= opened || (closed !== NONE && day > closed) || steps[place - 1]?.day === day) continue;
      const [from, to] = [on(day - 1), on(day)];
      if (to > from) during(day, (month) => this.steppedUp.add(1, month, district, from));
      if (to < from) during(day, (month) => this.steppedDown.add(1, month, district, from));
    }
  }

  #wait(since: number, until: number, district: number, ward: number, language: number): void {
    const { lastDays } = this.#span;
    for (let month = this.#span.firstFrom(since); month < lastDays.length; month += 1) {
      const lastDay = lastDays[month] ?? 0;
      if (until <= lastDay) return;
      this.wardWaiting.add(1, month, district, ward);
      this.wardWaitingDays.add(lastDay - since, month, district, ward);
      this.waiting.add(1, month, district, language);
      this.waitingDays.add(lastDay - since, month, district, language);
    }
  }

  /** Counts a family once in each month and district: at the highest level of its cases, and among these the first language. */
  countFamily(table: CaseTable, stretches: readonly Stretch[]): void {
    const best = new Map<number, { level: number; language: number }>();
    const districts = this.#span.months.length;
    for (const { index, steps } of stretches) {
      const at = (field: Parameters<CaseTable['column']>[0]) => table.column(field).at(index);
      if (at('scope') > 0) continue;
      const [district, language, first] = [at('district'), at('language'), at('level')];
      this.#eachOpenMonth(at('opened'), at('closed'), (month, lastDay) => {
        const level = Math.max(0, levelAt(first, steps, lastDay));
        const known = best.get(district * districts + month);
        if (known && (known.level > level || (known.level === level && known.language <= language))) return;
        best.set(district * districts + month, { level, language });
      });
    }
    for (const [place, { level, language }] of best) {
      this.families.add(1, place % districts, Math.floor(place / districts), level, language);
    }
  }
}
