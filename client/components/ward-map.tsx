import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { WardOutlines } from '../../server/contract/demand-fairness.ts';
import legend from './legend.module.css';
import classes from './ward-map.module.css';
import { classOf, type ValueClass } from './ward-map-classes.ts';
import { drawWards, type WardDrawing, type WardShape } from './ward-map-shapes.ts';

/** A ward to be coloured. */
export interface WardOnMap {
  code: string;
  name: string;
  districtId: string;
  /** Null where nothing can be shown. */
  value: number | null;
  /** True where it is too small to show: hatched. */
  isHidden: boolean;
  /** The value in words, or why there is none. */
  text: string;
  /** The value as it stands in the ward; short. */
  label: string;
}

interface Props {
  /** What the map shows, for screen readers. */
  label: string;
  wards: readonly WardOnMap[];
  outlines: WardOutlines;
  valueClasses: readonly ValueClass[];
  /** Colours: more of something, or loss and gain around no change. */
  scale: 'amount' | 'change';
  /** How the limits of a class are written. */
  classText: (limits: ValueClass) => string;
}

const WIDTH = 960;
const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Wards coloured by a measure, districts outlined. One tab stop, arrow keys from ward to ward; a table has to stand by it. */
export function WardMap({ label, wards, outlines, valueClasses, scale, classText }: Props) {
  const drawing = useMemo(() => {
    const shown = new Set(wards.map(({ code }) => code));
    return drawWards(
      outlines.outlines.filter(({ wardCode }) => shown.has(wardCode)),
      WIDTH,
    );
  }, [wards, outlines]);
  const [looked, setLooked] = useState<string>();
  const found = wards.find(({ code }) => code === looked);
  return (
    <figure className={classes.figure} data-scale={scale}>
      <Shapes
        label={label}
        drawing={drawing}
        wards={wards}
        valueClasses={valueClasses}
        looked={found?.code}
        look={setLooked}
      />
      <p className={found ? classes.detail : `${classes.detail} ${classes.hint}`}>
        {found ? `${found.name}: ${found.text}` : 'Point at a ward, or use Tab and the arrow keys.'}
      </p>
      <ul className={legend.legend} aria-label="Colours of the map">
        {valueClasses.map((limits, at) => (
          <li key={limits.from}>
            <span className={`${classes.swatch} ${classes[`fill${place(valueClasses.length, at)}`]}`} />
            {classText(limits)}
          </li>
        ))}
        {wards.some(({ isHidden }) => isHidden) ? (
          <li>
            <span className={`${classes.swatch} ${classes.hatch}`} />
            too few to show
          </li>
        ) : null}
        {wards.some(({ value, isHidden }) => value === null && !isHidden) ? (
          <li>
            <span className={`${classes.swatch} ${classes.nothing}`} />
            nothing to show
          </li>
        ) : null}
      </ul>
      <figcaption className={classes.notice}>{outlines.source}</figcaption>
    </figure>
  );
}

interface ShapesProps extends Pick<Props, 'label' | 'wards' | 'valueClasses'> {
  drawing: WardDrawing;
  looked: string | undefined;
  look: (code: string | undefined) => void;
}

/** The drawing, and over it a button in each ward for its figure. */
function Shapes({ label, drawing, wards, valueClasses, looked, look }: ShapesProps) {
  const hatch = useId();
  const shapeOf = useMemo(() => new Map(drawing.shapes.map((shape) => [shape.code, shape])), [drawing]);
  const borders = useMemo(() => {
    const districts = new Map(wards.map(({ code, districtId }) => [code, districtId]));
    return drawing.borders((code) => districts.get(code) ?? '');
  }, [drawing, wards]);
  const drawn = wards.flatMap((ward) => {
    const shape = shapeOf.get(ward.code);
    return shape ? [{ ...ward, shape }] : [];
  });
  const ring = looked === undefined ? undefined : shapeOf.get(looked);
  const drawingOf = useRef<SVGSVGElement>(null);
  useEffect(() => {
    // the buttons are what keys and screen readers use; the pointer may be anywhere in a ward
    const follow = ({ target }: Event): void => {
      if (target instanceof SVGElement && target.dataset.ward) look(target.dataset.ward);
    };
    const svg = drawingOf.current;
    svg?.addEventListener('pointerover', follow);
    return () => svg?.removeEventListener('pointerover', follow);
  }, [look]);
  return (
    <div className={classes.map}>
      <svg ref={drawingOf} viewBox={`0 0 ${WIDTH} ${drawing.height}`} role="img" aria-label={label}>
        <defs>
          <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="7" height="7" className={classes.hatchGround} />
            <line x1="0" y1="0" x2="0" y2="7" className={classes.hatchLine} />
          </pattern>
        </defs>
        {drawn.map((ward) => (
          <path
            key={ward.code}
            d={ward.shape.path}
            className={`${classes.ward} ${fillOf(ward, valueClasses)}`}
            fill={ward.isHidden ? `url(#${hatch})` : undefined}
            data-ward={ward.code}
          />
        ))}
        <path d={borders} className={classes.border} />
        {ring ? <path d={ring.path} className={classes.ring} /> : null}
      </svg>
      <WardButtons wards={drawn} height={drawing.height} looked={looked} look={look} />
    </div>
  );
}

interface ButtonsProps extends Pick<ShapesProps, 'looked' | 'look'> {
  wards: readonly (WardOnMap & { shape: WardShape })[];
  height: number;
}

/** Figures of the wards, each a button that tells more: one tab stop, arrow keys from ward to ward. */
function WardButtons({ wards, height, looked, look }: ButtonsProps) {
  const [current, setCurrent] = useState(0);
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const move = (event: KeyboardEvent, at: number): void => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    buttons.current[(at + step + wards.length) % wards.length]?.focus();
  };
  return wards.map(({ code, name, text, label, shape }, at) => (
    <button
      key={code}
      ref={(button) => {
        buttons.current[at] = button;
      }}
      type="button"
      className={classes.label}
      style={{ left: `${(shape.x / WIDTH) * 100}%`, top: `${(shape.y / height) * 100}%` }}
      aria-label={`${name}: ${text}`}
      aria-pressed={looked === code}
      tabIndex={at === Math.min(current, wards.length - 1) ? 0 : -1}
      onKeyDown={(event) => move(event, at)}
      onClick={() => look(code)}
      onMouseEnter={() => look(code)}
      onFocus={() => {
        setCurrent(at);
        look(code);
      }}
    >
      {label}
    </button>
  ));
}

function fillOf({ value, isHidden }: WardOnMap, valueClasses: readonly ValueClass[]): string {
  if (isHidden) return '';
  if (value === null || valueClasses.length === 0) return classes.nothing ?? '';
  return classes[`fill${place(valueClasses.length, classOf(valueClasses, value))}`] ?? '';
}

/** Few classes are spread over the five colours. */
function place(count: number, at: number): number {
  return count <= 1 ? 2 : Math.round((at * 4) / (count - 1));
}
