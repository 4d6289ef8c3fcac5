import { ImportPage } from './page.tsx';

/** Import of demand. */
export default function DemandImportPage() {
  return <ImportPage kind="demand" />;
}
