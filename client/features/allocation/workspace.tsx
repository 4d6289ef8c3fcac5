import type { GridApi } from 'ag-grid-community';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { PlanView } from '../../../server/contract/plans.ts';
import paper from '../../components/paper.module.css';
import { useReference } from '../../reference.ts';
import { useMay, useSession } from '../../session.ts';
import { AskPanel } from '../studies/ask-panel.tsx';
import { AcceptDialog } from './accept-dialog.tsx';
import { ArrangementsLine } from './arrangements-line.tsx';
import { AssumptionLine } from './assumption-line.tsx';
import { ComparePanel } from './compare-panel.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { DistrictStrip } from './district-strip.tsx';
import { isPinned } from './entry.ts';
import { GridToolbar } from './grid-toolbar.tsx';
import { Notices } from './notices.tsx';
import { PinDialog } from './pin-dialog.tsx';
import { PlanBar } from './plan-bar.tsx';
import { PlanGrid } from './plan-grid.tsx';
import { PrintSheet } from './print-sheet.tsx';
import { ProposalPanel } from './proposal-panel.tsx';
import { isUnderWay, upToDateKey } from './queries.ts';
import { type AllocationRow, allocationRows, filteredRows, noFilters } from './rows.ts';
import type { AllocationAddress } from './use-address.ts';
import { useKept } from './use-kept.ts';
import { usePlacing } from './use-placing.ts';
import { usePlanDialogs } from './use-plan-dialogs.tsx';
import { usePlanEdits } from './use-plan-edits.ts';
import { useProof } from './use-proof.ts';
import { useProposal } from './use-proposal.ts';
import { useUndoKeys } from './use-undo-keys.ts';
import { WhyPanel } from './why-panel.tsx';
import classes from './workspace.module.css';

/** One plan, or today’s placements, with everything that can be seen and done about it. */
export function Workspace({ view, address }: { view: PlanView; address: AllocationAddress }) {
  const { plan, measures, asAt } = view;
  const names = useReference();
  const { account } = useSession();
  const mayEdit = useMay('plans:edit');
  const mayPropose = useMay('plans:propose');
  const isEditable = mayEdit && plan !== null;

  const edits = usePlanEdits(plan?.id, view);
  const dialogs = usePlanDialogs(view, address, edits.send);
  const proposing = useProposal(view, dialogs.ensurePlan);
  const proof = useProof(view, proposing.proposal);
  const { send } = edits;
  useUndoKeys(
    isEditable,
    useCallback(() => send({ kind: 'undo' }), [send]),
    useCallback(() => send({ kind: 'redo' }), [send]),
  );

  const [filters, setFilters] = useState(noFilters);
  const [selectedIds, setSelectedIds] = useState<readonly string[]>([]);
  const [pinning, setPinning] = useState<readonly AllocationRow[]>([]);
  const [accepting, setAccepting] = useState<'all' | 'selected' | null>(null);
  const grid = useRef<GridApi<AllocationRow>>(undefined);

  const rows = useMemo(
    () => allocationRows(view.rows, proposing.proposal, asAt),
    [view.rows, proposing.proposal, asAt],
  );
  const shown = useMemo(
    () => filteredRows(rows, filters, address.district, names),
    [rows, filters, address.district, names],
  );
  const selected = shown.filter((row) => selectedIds.includes(row.personId));
  const placing = usePlacing(rows, asAt, send);
  const ready = proposing.proposal?.state === 'ready' ? proposing.proposal : undefined;
  const [upToDate] = useKept<number>(upToDateKey(ready?.id ?? ''));
  const differing = rows.filter((row) => row.differs);
  const asked = rows.find((row) => row.personId === address.person);
  const canMoveAsked = isEditable && asked !== undefined && !isPinned(asked, asAt);

  const chosen = accepting === 'all' ? differing : differing.filter((row) => selectedIds.includes(row.personId));
  const accept = (reason: string): void => {
    if (!ready) return;
    const changes = chosen.map(({ personId, suggested }) => ({
      kind: 'place' as const,
      personId,
      placements: suggested ?? [],
    }));
    const personIds = accepting === 'all' ? null : chosen.map((row) => row.personId);
    const label = accepting === 'all' ? 'accept the proposal' : `accept ${chosen.length} of the proposal`;
    send({ kind: 'accept', label, proposalId: ready.id, personIds, reason, changes });
  };
  const togglePin = (row: AllocationRow): void => (row.pin ? placing.release([row]) : setPinning([row]));
  const closeWhy = (): void => {
    address.change({ person: undefined });
    focusPerson(grid.current, address.person);
  };

  return (
    <>
      <div className={paper.screen}>
        <PlanBar
          plan={plan}
          asAt={address.asAt}
          mayEdit={mayEdit}
          history={edits.history}
          saving={edits.saving}
          compare={address.compare}
          onChoose={dialogs.choose}
          onDialog={dialogs.open}
          onDelete={dialogs.remove}
          onCompare={(compare) => address.change({ compare })}
          send={send}
          onPropose={mayPropose && !isUnderWay(proposing.proposal) && !proposing.starting ? proposing.start : undefined}
        />
        <AssumptionLine view={view} />
        <Notices
          view={view}
          asAt={address.asAt}
          ownDistrict={account.districtId === null ? undefined : names.districtName(account.districtId)}
          historyNotice={edits.history.notice}
          onDismissHistory={edits.dismissNotice}
          faults={placing.faults}
          onDismissFaults={placing.dismissFaults}
          onRefresh={isEditable ? () => send({ kind: 'refresh' }) : undefined}
          onLeavePlan={() => address.change({ plan: undefined, compare: undefined })}
          onShowWarnings={
            rows.some((row) => row.warnings.length > 0) ? () => setFilters({ ...noFilters, warnings: true }) : undefined
          }
        />
        <ProposalPanel
          state={proposing}
          view={view}
          mayEdit={mayEdit}
          send={isEditable ? send : undefined}
          differing={differing.length}
          selected={selected.filter((row) => row.differs).length}
          isOutdated={ready !== undefined && (upToDate ?? ready.basedOnVersion) !== plan?.version}
          onAccept={setAccepting}
          onShowDiffering={() => setFilters({ ...noFilters, differs: true })}
        />
        <DistrictStrip
          asAt={asAt}
          measures={measures}
          proposed={differing.length > 0 ? (ready?.measures ?? null) : null}
          proof={proof}
          selected={address.district}
          onSelect={(district) => address.change({ district })}
        />
        <p role="status" className={classes.announcement}>
          {edits.announcement}
        </p>
        {plan && address.compare ? (
          <ComparePanel
            planId={plan.id}
            version={plan.version}
            withId={address.compare}
            onClose={() => address.change({ compare: undefined })}
            onPerson={(person) => address.change({ person })}
          />
        ) : null}
        <ArrangementsLine asAt={asAt} />
        <AskPanel plan={plan} asAt={address.asAt} onMakePlan={mayEdit ? () => dialogs.open('new') : undefined} />
        <GridToolbar
          rows={rows}
          shown={shown.length}
          filters={filters}
          district={address.district}
          onFilters={setFilters}
          onClear={() => {
            setFilters(noFilters);
            address.change({ district: undefined });
          }}
          selected={selected}
          mayEdit={isEditable}
          onMove={(districtId) => placing.move(selected, districtId)}
          onPin={() => setPinning(selected)}
          onRelease={() => placing.release(selected)}
        />
        <div className={classes.grid} data-short={address.person !== undefined || undefined}>
          <PlanGrid
            rows={shown}
            asAt={asAt}
            mayEdit={isEditable}
            hasSuggestions={ready !== undefined}
            onReady={(api) => {
              grid.current = api;
            }}
            onSelected={setSelectedIds}
            onWhy={(person) => address.change({ person })}
            onPin={togglePin}
            onMove={placing.move}
            onPaste={placing.paste}
          />
        </div>
        {address.person ? (
          <WhyPanel
            key={address.person}
            planId={plan?.id}
            asAt={asAt}
            version={plan?.version ?? 0}
            personId={address.person}
            onClose={closeWhy}
            onMove={canMoveAsked ? (districtId) => placing.move([asked], districtId) : undefined}
            onSwap={canMoveAsked ? (district, partner) => placing.swap(asked.personId, district, partner) : undefined}
          />
        ) : null}
      </div>
      <PrintSheet view={view} />
      {dialogs.dialog}
      {pinning.length > 0 ? (
        <PinDialog
          rows={pinning}
          asAt={asAt}
          onPin={(reason, expires) => placing.pin(pinning, reason, expires)}
          onClose={() => setPinning([])}
        />
      ) : null}
      {accepting && ready && plan ? (
        <AcceptDialog
          plan={plan.name}
          people={chosen.length}
          isWhole={accepting === 'all'}
          onAccept={accept}
          onClose={() => setAccepting(null)}
        />
      ) : null}
      {edits.conflict ? <ConflictDialog conflict={edits.conflict} onSettle={edits.settle} /> : null}
    </>
  );
}

/** Puts the focus back on the person’s row, on the cell it came from. */
function focusPerson(api: GridApi<AllocationRow> | undefined, personId: string | undefined): void {
  const rowIndex = personId === undefined ? undefined : api?.getRowNode(personId)?.rowIndex;
  if (!api || rowIndex === undefined || rowIndex === null) return;
  const last = api.getFocusedCell();
  api.ensureIndexVisible(rowIndex);
  api.setFocusedCell(rowIndex, last?.rowIndex === rowIndex ? last.column : 'why');
}
