import { ExtractPage } from './extract-page.tsx';

/** Import of the counts of a file of referrals. */
export default function ReferralsImportPage() {
  return <ExtractPage kind="referrals" />;
}
