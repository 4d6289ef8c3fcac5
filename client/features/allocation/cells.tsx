import { UnstyledButton } from '@mantine/core';
import type { CustomCellRendererProps } from 'ag-grid-react';
import { CaretIcon, WarningIcon } from '../../components/icons.tsx';
import { useReference } from '../../reference.ts';
import classes from './cells.module.css';
import { isPinned } from './entry.ts';
import type { AllocationRow } from './rows.ts';
import { placementText } from './wording.ts';

/** What the cells ask the page to do. */
export interface GridContext {
  mayEdit: boolean;
  asAt: string;
  onWhy: (personId: string) => void;
  onPin: (row: AllocationRow) => void;
}

type CellProps = CustomCellRendererProps<AllocationRow, unknown, GridContext>;

/** Name and staff number. */
export function PersonCell({ data }: CellProps) {
  return data ? (
    <>
      {data.name}{' '}
      <span className={classes.muted}>
        {data.personId}
        {data.byArrangement ? ', by an arrangement' : ''}
      </span>
    </>
  ) : null;
}

/** Where the plan puts the person, with a mark where it can be changed here. */
export function PlanCell({ data, context }: CellProps) {
  const { districtName } = useReference();
  if (!data) return null;
  const isEditable = context.mayEdit && !isPinned(data, context.asAt);
  return (
    <span className={classes.plan} data-moved={data.moved || undefined}>
      <span>{placementText(data.placements, districtName)}</span>
      {isEditable ? <CaretIcon /> : null}
    </span>
  );
}

/** What a waiting proposal suggests, marked where it is another district than the plan’s. */
export function SuggestedCell({ data }: CellProps) {
  const { districtName } = useReference();
  if (!data?.suggested) return null;
  const text = placementText(data.suggested, districtName);
  return data.differs ? (
    <span className={classes.differs}>
      <span aria-hidden="true">→ </span>
      {text}
      <span className={classes.hidden}>, differs from the plan</span>
    </span>
  ) : (
    <span className={classes.muted}>{text}</span>
  );
}

/** Pins the person where the plan puts them, or releases the pin. Enter on the cell does the same. */
export function PinCell({ data, context }: CellProps) {
  if (!data) return null;
  const text = data.pin ? (isPinned(data, context.asAt) ? 'pinned' : 'pin ended') : '';
  if (!context.mayEdit) return <span>{text}</span>;
  return (
    <UnstyledButton
      className={classes.button}
      tabIndex={-1}
      aria-label={data.pin ? `${text}: release ${data.name}` : `pin ${data.name}`}
      aria-pressed={data.pin !== null}
      onClick={() => context.onPin(data)}
    >
      {data.pin ? text : 'pin'}
    </UnstyledButton>
  );
}

/** The rules the placement breaks, in words and first, then why the person is there. */
export function ReasonCell({ data }: CellProps) {
  if (!data) return null;
  return (
    <>
      {data.warnings.length > 0 ? (
        <strong className={classes.warning}>
          <WarningIcon /> {data.warnings.join(' ')}{' '}
        </strong>
      ) : null}
      {data.reason}
    </>
  );
}

/** Opens the panel that sets all districts side by side for the person. */
export function WhyCell({ data, context }: CellProps) {
  if (!data) return null;
  return (
    <UnstyledButton
      className={classes.button}
      tabIndex={-1}
      aria-label={`Why is ${data.name} here?`}
      onClick={() => context.onWhy(data.personId)}
    >
      Why?
    </UnstyledButton>
  );
}
