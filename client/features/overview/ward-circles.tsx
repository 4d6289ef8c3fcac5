import { VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Overview } from '../../../server/contract/overview.ts';
import { formatNumber, formatPercent } from '../../format.ts';
import { districtFill } from '../../palette.ts';
import { useReference } from '../../reference.ts';
import type { WardCircle } from './ward-layout.ts';
import classes from './ward-map.module.css';

type Ward = Overview['wards'][number];

interface Props {
  wards: readonly Ward[];
  layout: { circles: WardCircle[]; height: number };
  width: number;
  looked: Ward | undefined;
  look: (ward: Ward | undefined) => void;
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** The circles of the map: one tab stop, arrow keys from ward to ward. */
export function WardCircles({ wards, layout, width, looked, look }: Props) {
  const { districtName, districtIndex } = useReference();
  const [current, setCurrent] = useState(0);
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const move = (event: KeyboardEvent, index: number): void => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    buttons.current[(index + step + wards.length) % wards.length]?.focus();
  };
  return (
    <div className={classes.map} style={{ aspectRatio: `${width} / ${layout.height}` }}>
      {wards.map((ward, index) => {
        const circle = layout.circles[index];
        if (!circle) return null;
        const district = districtName(ward.districtId);
        return (
          <button
            key={ward.code}
            ref={(button) => {
              buttons.current[index] = button;
            }}
            type="button"
            className={classes.ward}
            aria-pressed={looked?.code === ward.code}
            tabIndex={index === current ? 0 : -1}
            onKeyDown={(event) => move(event, index)}
            onClick={() => look(ward)}
            onMouseEnter={() => look(ward)}
            onFocus={() => {
              setCurrent(index);
              look(ward);
            }}
            style={{
              left: `${((circle.x - circle.radius) / width) * 100}%`,
              top: `${((circle.y - circle.radius) / layout.height) * 100}%`,
              width: `${((2 * circle.radius) / width) * 100}%`,
              fontSize: `${Math.min(2.1, (circle.radius / width) * 26.5)}cqw`,
              background: districtFill(districtIndex(ward.districtId)),
            }}
          >
            <strong>{district.slice(0, 1)}</strong>
            <span>{ward.name}</span>
            <VisuallyHidden>
              , {district}: {formatNumber(ward.children)} children, {formatPercent(ward.idaciRate, 1)} in income
              deprivation
            </VisuallyHidden>
          </button>
        );
      })}
    </div>
  );
}
