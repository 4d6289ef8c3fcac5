import { Link } from '@tanstack/react-router';
import { useSession } from '../session.ts';
import classes from './layout.module.css';

const tabs = [
  { to: '/', label: 'Overview', needs: 'overview:read' },
  { to: '/allocation', label: 'Allocation', needs: 'plans:read' },
  { to: '/people', label: 'People', needs: 'people:read' },
  { to: '/demand', label: 'Demand', needs: 'demand:read' },
  { to: '/history', label: 'History', needs: 'audit:read' },
  { to: '/accounts', label: 'Accounts', needs: 'accounts:manage' },
  { to: '/backups', label: 'Backups', needs: 'backups:manage' },
  { to: '/access', label: 'Access', needs: 'access:read' },
] as const;

/** The pages the signed-in role may open. */
export function TabBar() {
  const { permissions } = useSession();
  return (
    <nav aria-label="Pages" className={classes.tabs}>
      {tabs
        .filter((tab) => permissions.includes(tab.needs))
        .map((tab) => (
          <Link
            key={tab.to}
            to={tab.to}
            className={classes.tab}
            activeOptions={{ exact: tab.to === '/', includeSearch: false }}
          >
            {tab.label}
          </Link>
        ))}
    </nav>
  );
}
