import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { ProblemError } from '../../api.ts';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { formatFteDifference, formatMonth } from '../../format.ts';
import classes from './demand-stress.module.css';
import { type PreviewRequest, previewQuery } from './queries.ts';
import { coverageChange, hardestOf } from './words.ts';

const WAIT_MS = 350;

/** What a case would do, worked out as it is entered; nothing is saved. @param request undefined while something is to be corrected */
export function CasePreview({ request }: { request: PreviewRequest | undefined }) {
  const [settled] = useDebouncedValue(request, WAIT_MS, { leading: true });
  const { data, error } = useQuery(previewQuery(settled));
  const answer = request === undefined || error ? undefined : data;
  return (
    <section className={classes.preview} aria-label="What it would do" role="status">
      {request === undefined ? <p>The effect is shown once every figure is in order.</p> : null}
      {request !== undefined && error ? (
        <p>
          {error instanceof ProblemError
            ? error.detail
            : 'The effect cannot be worked out just now. You can save the case.'}
        </p>
      ) : null}
      {answer ? (
        <>
          <p className={classes.words}>{answer.sentence}</p>
          <ScrolledTable
            caption={`Districts in ${formatMonth(answer.hardest)}, when it asks most`}
            rows={answer.districts}
            rowKey={({ districtId }) => districtId}
            columns={[
              { title: 'District', cell: ({ name }) => name },
              {
                title: 'FTE more',
                numeric: true,
                cell: (district) => formatFteDifference(hardestOf(answer, district)?.extraFte ?? 0),
              },
              {
                title: 'Covered',
                numeric: true,
                cell: (district) => coverageChange(hardestOf(answer, district)),
              },
            ]}
          />
          {answer.notes.map((note) => (
            <p key={note} className={classes.note}>
              {note}
            </p>
          ))}
        </>
      ) : null}
    </section>
  );
}
