import { describe, expect, it } from 'vitest';
import { testDb } from '../../support/app.ts';

const PERSON = 'INSERT INTO person (id, name, role_id, unit_id, contracted_minutes, start_date, end_date) VALUES';
const PLAN = `INSERT INTO plan (id, name, as_at, preset_id, max_moves, facts, created_by, created_at, updated_at) VALUES`;
const A_PLAN = `${PLAN} ('p', 'P', '2021-04-01', 'balanced', NULL, '{}', 'x', 'x', 'x');`;
const PROPOSAL = 'INSERT INTO proposal (id, plan_id, state, based_on_version, started_by, started_at, result) VALUES';
const STUDY =
  'INSERT INTO study (id, plan_id, kind, state, based_on_version, started_by, started_at, question, steps_done, steps_of) VALUES';

/** Each breaks one rule; without the statement in question everything before it holds. */
const BREACHES: [rule: string, before: string, breach: string][] = [
  ['a person works', '', `${PERSON} ('X', 'X', 'caseworker', 'mash', 0, '2021-01-01', NULL)`],
  [
    'nobody works more than 50 hours a week',
    '',
    `${PERSON} ('X', 'X', 'caseworker', 'mash', 3001, '2021-01-01', NULL)`,
  ],
  ['a person has a name', '', `${PERSON} ('X', ' ', 'caseworker', 'mash', 60, '2021-01-01', NULL)`],
  ['a first day is a day', '', `${PERSON} ('X', 'X', 'caseworker', 'mash', 60, '2021-02-29', NULL)`],
  ['a last day is a day', '', `${PERSON} ('X', 'X', 'caseworker', 'mash', 60, '2021-01-01', '2021-1-2')`],
  ['nobody leaves before they come', '', `${PERSON} ('X', 'X', 'caseworker', 'mash', 60, '2021-02-01', '2021-01-31')`],
  ['versions count from 1', '', "UPDATE person SET version = 0 WHERE id = 'T-1'"],
  ['nobody speaks “not recorded”', '', "INSERT INTO person_language VALUES ('T-1', 'unknown')"],
  [
    'each rank once',
    "DELETE FROM person_preference WHERE person_id = 'T-1'; INSERT INTO person_preference VALUES ('T-1', 'south', 1, NULL);",
    "INSERT INTO person_preference VALUES ('T-1', 'north', 1, NULL)",
  ],
  ['ranks go from 1 to 5', '', "UPDATE person_preference SET rank = 6 WHERE person_id = 'a/b'"],
  ['a month is a month', '', "UPDATE demand_count SET month = '2021-13'"],
  ['cases are counted', '', 'UPDATE demand_count SET open_cases = -1'],
  [
    'a note ends after it begins',
    '',
    "INSERT INTO demand_note (from_month, to_month, text) VALUES ('2021-02', '2021-01', 'x')",
  ],
  ['a plan is of a day', '', `${PLAN} ('p', 'P', 'today', 'balanced', NULL, '{}', 'x', 'x', 'x')`],
  ['moves are counted', '', `${PLAN} ('p', 'P', '2021-04-01', 'balanced', -1, '{}', 'x', 'x', 'x')`],
  ['facts are JSON', '', `${PLAN} ('p', 'P', '2021-04-01', 'balanced', 1, '{', 'x', 'x', 'x')`],
  [
    'a person is placed once',
    `${A_PLAN} INSERT INTO plan_placement VALUES ('p', 'T-1', 'south', 0.6);`,
    "INSERT INTO plan_placement VALUES ('p', 'T-1', 'north', 0.5)",
  ],
  [
    'a share cannot grow beyond the whole',
    `${A_PLAN} INSERT INTO plan_placement VALUES ('p', 'T-1', 'south', 0.5), ('p', 'T-1', 'north', 0.5);`,
    "UPDATE plan_placement SET share = 0.6 WHERE district_id = 'north'",
  ],
  ['a pin has a reason', A_PLAN, "INSERT INTO plan_pin VALUES ('p', 'T-1', ' ', 'x', 'x', NULL)"],
  ['a pin ends on a day', A_PLAN, "INSERT INTO plan_pin VALUES ('p', 'T-1', 'r', 'x', 'x', '2021-06-31')"],
  ['a proposal is in a known state', A_PLAN, `${PROPOSAL} ('q', 'p', 'lost', 1, 'x', 'x', NULL)`],
  ['a ready proposal has its answer', A_PLAN, `${PROPOSAL} ('q', 'p', 'ready', 1, 'x', 'x', NULL)`],
  [
    'a study has no more steps than there are',
    A_PLAN,
    `${STUDY} ('s', 'p', 'what-if', 'queued', 1, 'x', 'x', '{}', 3, 2)`,
  ],
  ['a district team has a district', '', "INSERT INTO unit VALUES ('u', 'U', 'district-team', NULL)"],
  ['another unit has none', '', "INSERT INTO unit VALUES ('u', 'U', 'central', 'south')"],
  ['a role carries cases or not', '', 'UPDATE role SET caseload = 1.5'],
  ['a case weighs something', '', 'UPDATE case_weight SET points = 0'],
  [
    'a ward lies in one district at a time',
    '',
    "INSERT INTO district_ward SELECT ward_code, district_id, date(from_date, '+1 day'), NULL, basis FROM district_ward",
  ],
  ['an answer that is kept is final', '', "INSERT INTO idempotency_key VALUES ('a', 'k', 'h', 500, NULL, NULL, 'x')"],
];

describe('the database itself holds that', () => {
  it.each(BREACHES)('%s', async (_, before, breach) => {
    const { $client } = await testDb();
    $client.exec(before);
    expect(() => $client.exec(breach)).toThrow(/constraint failed|come to more than one|two districts at once/);
  });
});
