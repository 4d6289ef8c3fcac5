import { ImportPage } from './page.tsx';

/** Import of people. */
export default function PeopleImportPage() {
  return <ImportPage kind="people" />;
}
