import { useMediaQuery } from '@mantine/hooks';
import { Link, useRouterState } from '@tanstack/react-router';
import { ButtonPopover } from '../components/button-popover.tsx';
import { useSession } from '../session.ts';
import classes from './layout.module.css';
import { type Page, pagesFor } from './pages.ts';

/** Below this width the tabs would fill the screen: they go into a list that is opened. */
const NARROW = '(max-width: 48rem)';

/** The pages of the signed-in role: tabs, or where the window is narrow one button that opens them. */
export function TabBar() {
  const { tabs } = pagesFor(useSession().permissions);
  const isNarrow = useMediaQuery(NARROW) ?? false;
  const here = usePageShown(tabs);
  if (!isNarrow) {
    return (
      <nav aria-label="Pages" className={classes.tabs}>
        <PageLinks pages={tabs} />
      </nav>
    );
  }
  return (
    <nav aria-label="Pages" className={classes.tabs}>
      <ButtonPopover
        says={here ? here.label : 'Pages'}
        label="Pages"
        button={{ variant: 'subtle', color: 'gray', c: 'var(--ink)' }}
        popover={{ position: 'bottom-start' }}
        dropdown={{ p: 'xs', className: classes.pageList }}
      >
        {(close) => <PageLinks pages={tabs} chosen={close} />}
      </ButtonPopover>
    </nav>
  );
}

function PageLinks({ pages, chosen }: { pages: readonly Page[]; chosen?: () => void }) {
  return pages.map((page) => (
    <Link
      key={page.to}
      to={page.to}
      className={classes.tab}
      activeOptions={{ exact: page.to === '/', includeSearch: false }}
      {...(chosen ? { onClick: chosen } : {})}
    >
      {page.label}
    </Link>
  ));
}

/** The page of the list that is shown, or under which it lies. */
function usePageShown(pages: readonly Page[]): Page | undefined {
  const path = useRouterState({ select: (state) => state.location.pathname });
  return pages.find(({ to }) => (to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`)));
}
