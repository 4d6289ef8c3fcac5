import { personPreference, workingConstraint } from '../schema/index.ts';
import { STRESS_CASE_TABLES, STRESS_GROUND_TABLES } from './demand-stress.ts';
import { BALANCE_TABLES } from './facts.ts';
import { PLAN_TABLES } from './plans.ts';

/** Everything that plans side by side are measured from: the plans, the live data of a date, and stress cases. */
export const SCENARIO_TABLES = [
  ...PLAN_TABLES,
  ...BALANCE_TABLES,
  personPreference,
  workingConstraint,
  ...STRESS_GROUND_TABLES,
  ...STRESS_CASE_TABLES,
] as const;
