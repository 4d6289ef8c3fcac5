import { forceCollide, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force';

export interface WardPlace {
  code: string;
  /** Residents aged 0–17: the area of the circle follows it. */
  children: number;
  lon: number;
  lat: number;
}

export interface WardCircle {
  code: string;
  x: number;
  y: number;
  radius: number;
}

interface Node extends SimulationNodeDatum {
  code: string;
  radius: number;
  homeX: number;
  homeY: number;
}

const GAP = 2;
/** How strongly far wards are drawn to the middle: 0 not at all, 1 all on one ring. */
const FAR_PULL = 0.45;
/** Area of all circles, as a part of the square of the width. */
const FILLED = 0.5;

/**
 * A schematic map after Dorling: a circle per ward near its true position, its area by the children who live there,
 * pushed apart until none overlaps. The same wards always give the same picture.
 * @param width width of the drawing; it returns the height the circles need
 */
export function layOutWards(wards: readonly WardPlace[], width: number): { circles: WardCircle[]; height: number } {
  if (wards.length === 0) return { circles: [], height: 0 };
  const nodes = startingNodes(wards, width);
  forceSimulation(nodes)
    .force('x', forceX<Node>((node) => node.homeX).strength(0.12))
    .force('y', forceY<Node>((node) => node.homeY).strength(0.12))
    .force('apart', forceCollide<Node>((node) => node.radius + GAP / 2).iterations(8))
    .stop()
    .tick(400);
  return fitted(nodes, width);
}

/**
 * Positions on a flat projection, far ones drawn nearer to the middle so that empty moor takes no room, and radii that
 * let the circles fill a good part of the drawing.
 */
function startingNodes(wards: readonly WardPlace[], width: number): Node[] {
  const children = wards.reduce((sum, ward) => sum + ward.children, 0) || 1;
  const weighted = (value: (ward: WardPlace) => number) =>
    wards.reduce((sum, ward) => sum + value(ward) * ward.children, 0) / children;
  const middle = { lon: weighted((ward) => ward.lon), lat: weighted((ward) => ward.lat) };
  const shrink = Math.cos((middle.lat * Math.PI) / 180);
  const offsets = wards.map((ward) => ({ x: (ward.lon - middle.lon) * shrink, y: middle.lat - ward.lat }));
  const furthest = Math.max(...offsets.map(({ x, y }) => Math.hypot(x, y))) || 1;
  return wards.map((ward, index) => {
    const { x, y } = offsets[index] ?? { x: 0, y: 0 };
    const pull = (Math.hypot(x, y) / furthest) ** -FAR_PULL;
    const homeX = Number.isFinite(pull) ? (x / furthest) * pull * (width / 2) : 0;
    const homeY = Number.isFinite(pull) ? (y / furthest) * pull * (width / 2) : 0;
    const radius = Math.sqrt(((ward.children / children) * FILLED * width * width) / Math.PI);
    return { code: ward.code, radius: Math.max(radius, width / 60), homeX, homeY, x: homeX, y: homeY };
  });
}

/** Scales and moves the circles so that they just fill the width. */
function fitted(nodes: readonly Node[], width: number): { circles: WardCircle[]; height: number } {
  const left = Math.min(...nodes.map((node) => (node.x ?? 0) - node.radius));
  const right = Math.max(...nodes.map((node) => (node.x ?? 0) + node.radius));
  const top = Math.min(...nodes.map((node) => (node.y ?? 0) - node.radius));
  const bottom = Math.max(...nodes.map((node) => (node.y ?? 0) + node.radius));
  const scale = (width - 2 * GAP) / (right - left);
  const circles = nodes.map((node) => ({
    code: node.code,
    x: ((node.x ?? 0) - left) * scale + GAP,
    y: ((node.y ?? 0) - top) * scale + GAP,
    radius: node.radius * scale,
  }));
  return { circles, height: (bottom - top) * scale + 2 * GAP };
}
