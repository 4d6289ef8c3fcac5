import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useSession } from '../session.ts';
import { AsAtBanner } from './as-at-banner.tsx';
import classes from './layout.module.css';
import { TabBar } from './tab-bar.tsx';
import { TopBar } from './top-bar.tsx';

/** The frame of every page: skip link, top bar, tabs, banner, and the page itself. */
export function AppLayout() {
  const { notice } = useSession().installation;
  const main = useRef<HTMLElement>(null);
  useFocusOnNewPage(main);
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#main">
        Skip to the page
      </a>
      <header className={classes.header}>
        <TopBar />
        <TabBar />
      </header>
      <AsAtBanner />
      <main id="main" ref={main} tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
      {notice ? <footer className={classes.footer}>{notice}</footer> : null}
    </div>
  );
}

/** Moves the focus to the page after a change of page, so that a screen reader starts there. */
function useFocusOnNewPage(main: React.RefObject<HTMLElement | null>): void {
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname, main]);
}
