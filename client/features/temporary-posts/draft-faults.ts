import { formatDate, parseHours } from '../../format.ts';
import { type ArrangementDraft, fieldsOfKind } from './draft.ts';
import { penceOf, pointOf } from './draft-values.ts';

/** What a draft lacks or holds that cannot be read: the field, and what to do. */
export interface DraftFault {
  field: keyof ArrangementDraft;
  text: string;
}

/** What has to be filled in before anything can be worked out, in the order of the form. */
export function faultsOf(draft: ArrangementDraft): DraftFault[] {
  const has = fieldsOfKind(draft.kind);
  const faults: (DraftFault | false)[] = [
    draft.personId === '' &&
      !(has.worker && draft.workerName.trim() !== '') && {
        field: has.worker ? 'workerName' : 'personId',
        text: has.worker ? 'Say who it is: a person from the list, or a worker’s name' : 'Choose the person',
      },
    draft.postId === '' && { field: 'postId', text: 'Choose the post' },
    parseHours(draft.hours) === undefined && {
      field: 'hours',
      text: 'Write the hours a week, for example 37 or 18:30',
    },
    draft.startDate === '' && { field: 'startDate', text: 'Give the first day' },
    draft.endDate === '' && { field: 'endDate', text: 'Give the last day' },
    has.hourly &&
      penceOf(draft.hourly) === undefined && { field: 'hourly', text: 'Write the rate an hour, for example 24.50' },
    has.point && pointOf(draft.payPoint) === undefined && { field: 'payPoint', text: 'Write the point as a number' },
    has.basePoint &&
      pointOf(draft.basePoint) === undefined && { field: 'basePoint', text: 'Write the point as a number' },
    has.point && stepFault(draft),
    draft.reason.trim().length < 3 && { field: 'reason', text: 'Say why, in a few words' },
    draft.capacity === '' && { field: 'capacity', text: 'Say whether it adds case-holding capacity to a district' },
    draft.coversId !== '' &&
      has.covers &&
      draft.coveredStops === '' && {
        field: 'coveredStops',
        text: 'Say whether the own caseload of whoever is covered stops',
      },
    isCapacityOpen(draft) && { field: 'capacityHours', text: 'Give the case-holding hours and the district' },
  ];
  return faults.filter((fault) => fault !== false);
}

/** The first step of pay that cannot be read, or lies outside the dates. */
function stepFault({ steps, payPoint, startDate, endDate }: ArrangementDraft): DraftFault | false {
  const fault = (text: string): DraftFault => ({ field: 'steps', text });
  if (steps.length > 0 && payPoint.trim() === '')
    return fault('Give the point paid from the first day before later steps');
  for (const { fromDate, point } of steps) {
    if (fromDate === '') return fault('Give the day each later step of pay begins, or remove the step');
    if (!pointOf(point)) return fault(`Write the point paid from ${formatDate(fromDate)} as a number`);
    const isInside = (startDate === '' || fromDate > startDate) && (endDate === '' || fromDate <= endDate);
    if (!isInside) {
      return fault(`The step on ${formatDate(fromDate)} lies outside: give a day after the first day and by the last`);
    }
    if (steps.filter((step) => step.fromDate === fromDate).length > 1) {
      return fault(`Two steps begin on ${formatDate(fromDate)}: keep one of them`);
    }
  }
  return false;
}

function isCapacityOpen({ capacity, capacityHours, capacityDistrictId }: ArrangementDraft): boolean {
  if (capacity !== 'adds' && capacity !== 'takes') return false;
  return parseHours(capacityHours) === undefined || capacityDistrictId === '';
}
