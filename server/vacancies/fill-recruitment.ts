import type { Db } from '../../db/open.ts';
import { appendAuditEvent } from '../../db/queries/audit.ts';
import { listOccupancies } from '../../db/queries/establishment.ts';
import { insertOccupancy } from '../../db/queries/occupancies.ts';
import { findPerson } from '../../db/queries/people.ts';
import { listRecruitments } from '../../db/queries/recruitment.ts';
import type { RecruitmentChange } from '../contract/vacancies.ts';
import { HELD_PLAINLY } from '../domain/establishment/held-plainly.ts';
import { holderFaults } from '../domain/establishment/holder-faults.ts';
import { occupancyTold } from '../domain/establishment/occupancy-told.ts';
import type { OccupancyRecord, PostRecord } from '../domain/establishment/records.ts';
import { invalidInput, ProblemError } from '../http/problem.ts';
import type { ChangeOfRecruitment } from './recruitment-change.ts';
import type { RecruitmentRow } from './recruitment-view.ts';

type FilledBy = NonNullable<RecruitmentChange['filledBy']>;

/** Who fills a post from when. */
export interface Filled {
  occupancyId: string;
  startDate: string;
}

/**
 * The substantive occupancy that fills a recruitment: made, or found where somebody is in the post already.
 * @throws ProblemError invalid-input with every fault, such as hours beyond those that are free
 */
export function fillRecruitment(
  db: Db,
  stored: RecruitmentRow,
  post: PostRecord,
  filledBy: FilledBy,
  change: ChangeOfRecruitment,
): Filled {
  return 'occupancyId' in filledBy
    ? linkOccupancy(db, stored, filledBy.occupancyId)
    : addHolder(db, stored, post, filledBy, change);
}

function linkOccupancy(db: Db, stored: RecruitmentRow, occupancyId: string): Filled {
  const [found] = listOccupancies(db, { id: occupancyId, postId: stored.postId });
  const field = 'filledBy.occupancyId';
  if (found?.kind !== 'substantive') {
    const remedy = `Nobody holds post ${stored.postId} substantively under this number. Choose one of those who do, or give a staff number.`;
    throw invalidInput([{ field, value: occupancyId, remedy }]);
  }
  const other = listRecruitments(db, { postId: stored.postId }).find(({ filledById }) => filledById === occupancyId);
  if (other) {
    const remedy = `${found.name} filled recruitment ${other.id} already. Choose somebody else, or withdraw this one.`;
    throw invalidInput([{ field, value: occupancyId, remedy }]);
  }
  return { occupancyId, startDate: found.startDate };
}

function addHolder(
  db: Db,
  stored: RecruitmentRow,
  post: PostRecord,
  { personId, startDate, minutes = stored.minutes, payPoint = null }: Exclude<FilledBy, { occupancyId: string }>,
  change: ChangeOfRecruitment,
): Filled {
  if (payPoint !== null && !change.reader.seesPay) {
    throw new ProblemError('not-permitted', 'Your role may not say at which point somebody is paid. Leave it out.');
  }
  const person = findPerson(db, personId);
  const holder: OccupancyRecord = {
    ...HELD_PLAINLY,
    ...{
      id: '',
      version: 1,
      reason: null,
      postId: post.id,
      personId,
      name: person?.name ?? personId,
      minutes,
      startDate,
      payPoint,
    },
    // whoever leaves, and a post that ends, end it
    endDate: [person?.endDate ?? null, post.endDate].filter((end) => end !== null).sort()[0] ?? null,
  };
  const faults = holderFaults(post, holder, person, listOccupancies(db, { postId: post.id }));
  if (faults.length > 0) throw invalidInput(faults.map((one) => ({ ...one, field: `filledBy.${one.field}` })));
  const { id: _, version: __, name: ___, ...values } = holder;
  const occupancyId = insertOccupancy(db, { ...values, workerName: null });
  const told = occupancyTold([null, holder], post.districtId, occupancyId);
  if (told) appendAuditEvent(db, { at: change.at.toISOString(), actor: change.actor, action: 'post.fill', ...told });
  return { occupancyId, startDate };
}
