import { competenceSet } from '../../server/contract/competences.ts';
import { decision } from '../../server/contract/decisions.ts';
import { markedMonthsList } from '../../server/contract/demand-history.ts';
import { demandMethod } from '../../server/contract/demand-method.ts';
import { allocationReview, demandReview } from '../../server/contract/demand-review.ts';
import { stressCase } from '../../server/contract/demand-stress-case.ts';
import { rates } from '../../server/contract/rates.ts';
import { bodyOf, type ChangeCalls, type ChangeContext } from './audit-changes-context.ts';

/** Changes of decision records, of rates, of marked months, of stress cases, of reviews, of competences, and of an own calendar address. */
export function recordCalls({ call }: ChangeContext): ChangeCalls {
  const as = 'hr';
  const draft = () => call('POST', '/decisions', { as, json: { title: 'Temporary capacity' } });
  const drafted = async () => `/decisions/${decision.parse(await bodyOf(draft())).id}`;
  const dated = (path: string) => {
    const json = { decisionMaker: 'The director', decidedOn: '2020-11-18' };
    return call('PATCH', path, { as, version: 1, json });
  };
  let cases = 0;
  const stressed = () => {
    cases += 1;
    const parameters = { kind: 'publicity', rise: 0.4, monthsUntil: 1, falls: 0.3, districtIds: null };
    return call('POST', '/demand/stress/cases', { json: { name: `Publicity ${cases}`, parameters } });
  };
  const review = { heldOn: '2021-04-01', outcome: 'leave', reason: 'It is fair enough', nextOn: null };
  const reviewed = () => call('POST', '/demand/review/reviews', { json: review });
  return {
    'POST /api/decisions': draft,
    'PATCH /api/decisions/{id}': async () => dated(await drafted()),
    'DELETE /api/decisions/{id}': async () => call('DELETE', await drafted(), { as, version: 1 }),
    'POST /api/decisions/{id}/final': async () => {
      const path = await drafted();
      await bodyOf(dated(path));
      return call('POST', `${path}/final`, { as, version: 2 });
    },
    'PATCH /api/rates': async () => {
      const { version } = rates.parse(await bodyOf(call('GET', '/rates', { as })));
      const rate = { what: 'on-cost', fromDate: '2021-04-01', basisPoints: 2600, source: 'the circular' };
      return call('PATCH', '/rates', { as, version, json: { rate, remove: false, reason: 'as the circular says' } });
    },
    'PATCH /api/demand/history/marked-months': async () => {
      const path = '/demand/history/marked-months';
      const { version } = markedMonthsList.parse(await bodyOf(call('GET', path)));
      const marked = { fromMonth: '2020-03', toMonth: '2020-06', text: 'Schools were closed', anomalous: true };
      return call('PATCH', path, { version, json: { was: null, marked, reason: 'as told' } });
    },
    'POST /api/demand/stress/cases': stressed,
    'PATCH /api/demand/stress/cases/{id}': async () => {
      const { id } = stressCase.parse(await bodyOf(stressed()));
      return call('PATCH', `/demand/stress/cases/${id}`, { version: 1, json: { name: `Renamed ${id}` } });
    },
    'DELETE /api/demand/stress/cases/{id}': async () => {
      const { id } = stressCase.parse(await bodyOf(stressed()));
      return call('DELETE', `/demand/stress/cases/${id}`, { version: 1 });
    },
    'POST /api/demand/review/reviews': reviewed,
    'PATCH /api/demand/review/reviews/{id}': async () => {
      const { id } = allocationReview.parse(await bodyOf(reviewed()));
      const json = { ...review, reason: 'As the minutes have it' };
      return call('PATCH', `/demand/review/reviews/${id}`, { version: 1, json });
    },
    'DELETE /api/demand/review/reviews/{id}': async () => {
      const { id } = allocationReview.parse(await bodyOf(reviewed()));
      return call('DELETE', `/demand/review/reviews/${id}`, { version: 1 });
    },
    'PATCH /api/demand/review/rule': async () => {
      const { version, sentences, ...rule } = demandReview.parse(await bodyOf(call('GET', '/demand/review'))).rule;
      const json = { rule: { ...rule, below: 0.12 }, reason: 'as the board agreed' };
      return call('PATCH', '/demand/review/rule', { version, json });
    },
    'POST /api/demand/review/moves': () => call('POST', '/demand/review/moves?asAt=2021-03-31'),
    'POST /api/demand/review/moves/stop': async () => {
      await bodyOf(call('POST', '/demand/review/moves?asAt=2021-04-01'));
      return call('POST', '/demand/review/moves/stop?asAt=2021-04-01');
    },
    'PATCH /api/demand/method/settings': async () => {
      const { version, history } = demandMethod.parse(await bodyOf(call('GET', '/demand/method')));
      const settings = { ...history[0]?.settings, chasingPoints: 1 };
      const change = { what: 'set', fromDate: '2021-04-01', settings };
      return call('PATCH', '/demand/method/settings', { version, json: { change, reason: 'as agreed' } });
    },
    'PUT /api/competences': async () => {
      const { version, levels, competences } = competenceSet.parse(await bodyOf(call('GET', '/competences', { as })));
      const json = {
        levels: levels.map(({ level, name }) => ({ level, name })),
        competences: [
          ...competences.map(({ id, name, warnDays }) => ({ id, name, warnDays })),
          { id: null, name: 'Whole-family working', warnDays: 30 },
        ],
      };
      return call('PUT', '/competences', { as, version, json });
    },
    'PUT /api/people/{id}/competences': () => {
      const held = { competenceId: 'safeguarding', level: 1, evidencedOn: '2021-03-01', expiresOn: '2024-02-28' };
      return call('PUT', '/people/T-4/competences', { as, version: 1, json: { competences: [held] } });
    },
    'POST /api/calendar-feed': () => call('POST', '/calendar-feed', { as }),
    'DELETE /api/calendar-feed': async () => {
      await bodyOf(call('POST', '/calendar-feed', { as }));
      return call('DELETE', '/calendar-feed', { as });
    },
  };
}
