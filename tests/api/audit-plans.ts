import { planView } from '../../server/contract/plans.ts';
import type { TestApp } from '../support/app.ts';

/** Id of a new plan at the date of the demo. */
export async function newPlanOf({ call }: TestApp, name: string): Promise<string> {
  const { plan } = planView.parse((await call('POST', '/plans', { json: { name, asAt: '2021-04-01' } })).body);
  if (!plan) throw new Error('This is no stored plan');
  return plan.id;
}
