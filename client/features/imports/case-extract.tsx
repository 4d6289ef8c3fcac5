import { ExtractPage } from './extract-page.tsx';

/** Import of the counts of an extract of cases. */
export default function CaseExtractImportPage() {
  return <ExtractPage kind="case-extract" />;
}
