import { Link } from '@tanstack/react-router';
import { useMay } from '../session.ts';
import classes from './demand-pages.module.css';

/** The pages of the Demand tab, in the order of the row of links at their top. */
export const DEMAND_PAGES = [
  { to: '/demand', label: 'Counts' },
  { to: '/demand/history', label: 'History' },
  { to: '/demand/forecast', label: 'Forecast' },
  { to: '/demand/stress', label: 'Stress' },
  { to: '/demand/review', label: 'Review' },
  { to: '/demand/fairness', label: 'Fairness' },
  { to: '/demand/recording', label: 'Recording' },
  { to: '/demand/method', label: 'Method' },
] as const;

/** The row of links between the pages about demand, for whoever may read them; the date and the plan travel with them. */
export function DemandPages() {
  if (!useMay('demand:read')) return null;
  return (
    <nav aria-label="About demand" className={classes.pages}>
      {DEMAND_PAGES.map(({ to, label }) => (
        <Link key={to} to={to} className={classes.page} activeOptions={{ exact: true, includeSearch: false }}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
