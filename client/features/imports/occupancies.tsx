import { ImportPage } from './page.tsx';

/** Import of who holds which post. */
export default function OccupanciesImportPage() {
  return <ImportPage kind="occupancies" />;
}
