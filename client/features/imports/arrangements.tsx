import { ImportPage } from './page.tsx';

/** Import of temporary arrangements. */
export default function ArrangementsImportPage() {
  return <ImportPage kind="arrangements" />;
}
