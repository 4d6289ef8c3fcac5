import type { OutlineGeometry, WardOutlines } from '../../server/contract/demand-fairness.ts';

type Outline = WardOutlines['outlines'][number];
type Point = readonly [number, number];

/** A ward as it is drawn. */
export interface WardShape {
  code: string;
  /** Path of its outline. */
  path: string;
  /** Where its label stands. */
  x: number;
  y: number;
}

export interface WardDrawing {
  shapes: WardShape[];
  height: number;
  /** Path of the borders between districts, and of the outer one. @param districtOf district of a ward by its code */
  borders: (districtOf: (code: string) => string) => string;
}

/** Room around the outlines for borders and rings, in the units of the drawing. */
const MARGIN = 6;

/**
 * Draws outlines of wards on a flat projection that keeps shapes (longitude shrunk by the cosine of the middle latitude).
 * @param width of the drawing; it returns the height that follows
 */
export function drawWards(outlines: readonly Outline[], width: number): WardDrawing {
  const points = outlines.flatMap(({ geometry }) => ringsOf(geometry).flat());
  if (points.length === 0) return { shapes: [], height: 0, borders: () => '' };
  const [left, right] = ends(points.map(([lon]) => lon));
  const [bottom, top] = ends(points.map(([, lat]) => lat));
  const shrink = Math.cos((((bottom + top) / 2) * Math.PI) / 180);
  const scale = (width - 2 * MARGIN) / Math.max((right - left) * shrink, Number.EPSILON);
  const place = ([lon, lat]: Point): Point => [
    round(MARGIN + (lon - left) * shrink * scale),
    round(MARGIN + (top - lat) * scale),
  ];
  const drawn = outlines.map(({ wardCode, geometry }) => ({
    code: wardCode,
    rings: ringsOf(geometry).map((ring) => ring.map(place)),
  }));
  return {
    shapes: drawn.map(({ code, rings }) => ({ code, path: rings.map(closedPath).join(''), ...labelPoint(rings) })),
    height: round((top - bottom) * scale + 2 * MARGIN),
    borders: (districtOf) => borderPath(drawn, districtOf),
  };
}

/** All rings of a geometry, outer and inner alike. */
function ringsOf(geometry: OutlineGeometry): Point[][] {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  return rings.map((ring) =>
    ring.flatMap(([lon, lat]): Point[] => (lon === undefined || lat === undefined ? [] : [[lon, lat]])),
  );
}

function closedPath(ring: readonly Point[]): string {
  return `M${ring.map(([x, y]) => `${x} ${y}`).join('L')}Z`;
}

/** Middle of the largest ring, weighted by area. */
function labelPoint(rings: readonly Point[][]): { x: number; y: number } {
  let best = { area: -1, x: 0, y: 0 };
  for (const ring of rings) {
    let [area, x, y] = [0, 0, 0];
    ring.forEach(([x0, y0], at) => {
      const [x1, y1] = ring[(at + 1) % ring.length] ?? [x0, y0];
      const cross = x0 * y1 - x1 * y0;
      area += cross;
      x += (x0 + x1) * cross;
      y += (y0 + y1) * cross;
    });
    if (Math.abs(area) > best.area && area !== 0) {
      best = { area: Math.abs(area), x: round(x / (3 * area)), y: round(y / (3 * area)) };
    }
  }
  return { x: best.x, y: best.y };
}

/** Edges that no two wards of one district share. */
function borderPath(
  drawn: readonly { code: string; rings: Point[][] }[],
  districtOf: (code: string) => string,
): string {
  const edges = new Map<string, { path: string; districts: string[] }>();
  for (const { code, rings } of drawn) {
    for (const ring of rings) {
      ring.forEach((from, at) => {
        const to = ring[at + 1];
        if (!to) return;
        const [a, b] = [from.join(' '), to.join(' ')];
        const key = a < b ? `${a} ${b}` : `${b} ${a}`;
        const edge = edges.get(key) ?? { path: `M${a}L${b}`, districts: [] };
        edge.districts.push(districtOf(code));
        edges.set(key, edge);
      });
    }
  }
  return [...edges.values()]
    .filter(({ districts: [one, other] }) => one !== other)
    .map(({ path }) => path)
    .join('');
}

const round = (value: number): number => Math.round(value * 10) / 10;

function ends(values: readonly number[]): [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return [least, most];
}
