import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { present } from '../../address.ts';
import { PageHead } from '../../components/page-head.tsx';
import { NoPermission } from '../../components/page-states.tsx';
import paper from '../../components/paper.module.css';
import { Toolbar } from '../../components/toolbar.tsx';
import { useMay } from '../../session.ts';
import { BudgetView } from './budget-view.tsx';
import { PlansView } from './plans-view.tsx';
import { RatesView } from './rates-view.tsx';
import type { CostsSearch } from './search.ts';

const VIEWS = [
  { value: 'budget', label: 'Budget and forecast' },
  { value: 'plans', label: 'Plans compared' },
  { value: 'rates', label: 'Rates' },
];

/** What the service costs: budget against forecast, what plans cost, and the rates all of it rests on. */
export default function CostsPage() {
  const may = useMay('costs:read');
  const { view } = useSearch({ from: '/app/costs' });
  const navigate = useNavigate({ from: '/costs' });
  const choose = (value: string): void => {
    const next: CostsSearch['view'] = value === 'plans' || value === 'rates' ? value : undefined;
    void navigate({ search: (previous) => present({ ...previous, view: next, unit: undefined, record: undefined }) });
  };
  return (
    <>
      <title>Costs – Evenhand</title>
      {may ? (
        <>
          <div className={view === undefined ? paper.screen : undefined}>
            <PageHead title="Costs">
              Every figure is the sum of its lines, and every line shows how it was worked out.
            </PageHead>
            <Toolbar label="Parts of this page">
              <SegmentedControl
                aria-label="What is shown"
                value={view ?? 'budget'}
                onChange={choose}
                data={VIEWS}
                size="xs"
              />
            </Toolbar>
          </div>
          {view === 'plans' ? <PlansView /> : view === 'rates' ? <RatesView /> : <BudgetView />}
        </>
      ) : (
        <NoPermission detail="Pay and costs are for HR and service managers. If you need them for your work, ask your service manager." />
      )}
    </>
  );
}
