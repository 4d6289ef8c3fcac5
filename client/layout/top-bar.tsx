import { Link } from '@tanstack/react-router';
import { CouncilName } from '../components/council-name.tsx';
import { AccountPanel } from './account-panel.tsx';
import { AsAtControl } from './as-at-control.tsx';
import classes from './layout.module.css';
import { SearchButton } from './search/search-button.tsx';

/** Product, council, the as-at date, the quick search, and who is signed in. */
export function TopBar() {
  return (
    <div className={classes.topBar}>
      <Link to="/" className={classes.brand}>
        <img src="/icon.svg" alt="" width="24" height="24" />
        <strong>Evenhand</strong>
      </Link>
      <span className={classes.council}>
        <CouncilName />
      </span>
      <span className={classes.spring} />
      <AsAtControl />
      <SearchButton />
      <AccountPanel />
    </div>
  );
}
