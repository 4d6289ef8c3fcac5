import { ImportPage } from './page.tsx';

/** Import of pay points. */
export default function PayPointsImportPage() {
  return <ImportPage kind="pay-points" />;
}
