/**
 * Columns of the files that go out, in the order of the layouts they come back in by: heading → field of the entity that
 * a line is. A reader gets the columns whose fields they may read.
 */
export const POST_EXPORT = {
  post_number: 'id',
  title: 'title',
  role: 'roleId',
  unit: 'unitId',
  hours_per_week: 'budgetedMinutes',
  cost_code: 'costCode',
  start_date: 'startDate',
  end_date: 'endDate',
  end_reason: 'endReason',
  permanence: 'permanence',
  state: 'state',
  frozen_from: 'frozenFrom',
  frozen_to: 'frozenTo',
  frozen_reason: 'frozenReason',
  replaces: 'becameOf',
  requires: 'requirements',
  grade: 'gradeId',
  budget_point: 'budgetPoint',
} as const;

/** Of substantive holders. */
export const OCCUPANCY_EXPORT = {
  number: 'id',
  post_number: 'postId',
  staff_number: 'personId',
  name: 'name',
  hours_per_week: 'minutes',
  start_date: 'startDate',
  end_date: 'endDate',
  reason: 'reason',
  review_date: 'reviewDate',
  decision_reference: 'decisionReference',
  end_reason: 'endReason',
  pay_point: 'payPoint',
  pay_steps: 'steps',
  on_cost: 'onCost',
} as const;

/** Of temporary arrangements. */
export const ARRANGEMENT_EXPORT = {
  number: 'id',
  kind: 'kind',
  post_number: 'postId',
  staff_number: 'personId',
  name: 'name',
  hours_per_week: 'minutes',
  start_date: 'startDate',
  end_date: 'endDate',
  reason: 'reason',
  covers: 'coversId',
  capacity_hours: 'capacityMinutes',
  capacity_district: 'capacityDistrictId',
  covered_stops: 'coveredStops',
  review_date: 'reviewDate',
  decision_reference: 'decisionReference',
  end_reason: 'endReason',
  pay_point: 'payPoint',
  pay_steps: 'steps',
  on_cost: 'onCost',
  base_point: 'basePoint',
  hourly_pay: 'hourlyPence',
} as const;

/** Of pay points. */
export const PAY_POINT_EXPORT = {
  award_year: 'fromDate',
  point: 'point',
  annual_pay: 'annualPence',
  basis: 'basis',
  source: 'source',
  note: 'note',
} as const;
