import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import type { Decision } from '../../../server/contract/decisions.ts';
import { ErrorState, PageLoading } from '../../components/page-states.tsx';
import { useMay } from '../../session.ts';
import { DecisionEditor } from './decision-editor.tsx';
import { DecisionReader } from './decision-reader.tsx';
import { decisionQuery } from './queries.ts';
import { decisionSearch } from './search.ts';

/** One decision record: edited while it is a draft, read and printed once it is final. */
export default function DecisionPage() {
  const { decisionId = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(decisionQuery(decisionId));
  if (data) return <Shown decision={data} />;
  return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
}

function Shown({ decision }: { decision: Decision }) {
  const { view, edition } = decisionSearch(useSearch({ strict: false }));
  const mayEdit = useMay('decisions:edit');
  const isEdited = mayEdit && (view ?? (decision.state === 'draft' ? 'edit' : 'sheet')) === 'edit';
  return (
    <>
      <title>{`${decision.reference} – Decisions – Evenhand`}</title>
      {isEdited ? (
        <DecisionEditor key={decision.id} decision={decision} />
      ) : (
        <DecisionReader decision={decision} chosen={edition === undefined ? undefined : Number(edition)} />
      )}
    </>
  );
}
