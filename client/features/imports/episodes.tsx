import { ExtractPage } from './extract-page.tsx';

/** Import of the counts of a file of episodes. */
export default function EpisodesImportPage() {
  return <ExtractPage kind="episodes" />;
}
