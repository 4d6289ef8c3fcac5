/** Values that have one colour: from `from` up to, but not including, `to`. */
export interface ValueClass {
  from: number;
  to: number;
}

const MOST_CLASSES = 5;

/**
 * Equally wide classes with round limits that hold all values: at most five, the least value in the first.
 * @param least smallest width that makes sense, so that limits can be told apart as they are written
 */
export function valueClasses(values: readonly number[], least: number): ValueClass[] {
  if (values.length === 0) return [];
  const [min, max] = [Math.min(...values), Math.max(...values)];
  let width = Math.max(roundUp((max - min) / MOST_CLASSES), least);
  for (;;) {
    const first = Math.floor(min / width + SLIP);
    const count = Math.floor(max / width + SLIP) - first + 1;
    if (count <= MOST_CLASSES) return Array.from({ length: count }, (_, at) => classAt(first + at, width));
    width = roundUp(width * 1.01);
  }
}

/**
 * Five classes around “no change”: two of loss, one about 0, two of gain; the outermost are open, and the greatest change
 * is in one of them. Parameters as for `valueClasses`.
 */
export function changeClasses(values: readonly number[], least: number): ValueClass[] {
  const most = Math.max(0, ...values.map(Math.abs));
  const width = Math.max(roundDown(most / 1.5), least);
  const limits = [Number.NEGATIVE_INFINITY, -1.5 * width, -0.5 * width, 0.5 * width, 1.5 * width];
  return limits.map((from, at) => ({ from: tidy(from), to: tidy(limits[at + 1] ?? Number.POSITIVE_INFINITY) }));
}

/** Place of the class of a value; the outermost ones hold what lies beyond. */
export function classOf(classes: readonly ValueClass[], value: number): number {
  const found = classes.findIndex(({ to }) => value < to - SLIP * Math.abs(to));
  return found < 0 ? classes.length - 1 : found;
}

/** So that 0.3 ÷ 0.1 counts as 3. */
const SLIP = 1e-9;

const classAt = (place: number, width: number): ValueClass => ({
  from: tidy(place * width),
  to: tidy((place + 1) * width),
});

/** The next of 1, 2, 2.5, 5, 10 × a power of ten. */
function roundUp(value: number): number {
  if (value <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= value * (1 - SLIP)) ?? 10;
  return tidy(step * power);
}

/** The last of 1, 2, 5 × a power of ten that is not above it. */
function roundDown(value: number): number {
  if (value <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [5, 2, 1].find((factor) => factor * power <= value * (1 + SLIP)) ?? 1;
  return tidy(step * power);
}

const tidy = (value: number): number => (Number.isFinite(value) ? Number(value.toPrecision(10)) : value);
