import { describe, expect, it } from 'vitest';
import { sheetDifferences } from '../../../../../server/domain/establishment/decision-differences.ts';
import { draftText } from '../../../../../server/domain/establishment/decision-draft.ts';
import { type DecisionSheet, sheetOf } from '../../../../../server/domain/establishment/decision-sheet.ts';
import { FACTS, ground } from './decision-records.ts';

function sheet(records = [FACTS.ACTS], content = draftText(ground(records))): DecisionSheet {
  const of = ground(records);
  const items = of.subjects.map(({ subjectId }) => ({ kind: 'occupancy' as const, subjectId, wording: null }));
  const head = {
    reference: 'R-1',
    title: 'Cover',
    decisionMaker: 'Director',
    decidedOn: '2020-11-18',
    publishedOn: null,
  };
  return sheetOf({ ...head, content, items }, of);
}

const sentences = (before: DecisionSheet, after: DecisionSheet, section: string) =>
  sheetDifferences(before, after).find((one) => one.section === section)?.sentences;

describe('two states of a decision', () => {
  it('that agree differ in nothing', () => {
    expect(sheetDifferences(sheet(), sheet())).toEqual([]);
  });

  it('differ in the title block field by field, dates in words', () => {
    const after = { ...sheet(), publishedOn: '2020-12-01', title: 'Cover at the front door' };
    expect(sentences(sheet(), after, 'Title block')).toEqual([
      'Title: was “Cover”, is “Cover at the front door”.',
      'Date of publication: was empty, is “1 Dec 2020”.',
    ]);
  });

  it('differ in a text by the sentences that went and came', () => {
    const before = sheet();
    const after = sheet(undefined, {
      ...before.content,
      reasons: 'None of these adds casework capacity in a district. It was urgent.',
    });
    expect(sentences(before, after, 'Reasons')).toEqual(['Put in: “It was urgent.”']);
    expect(sentences(after, before, 'Reasons')).toEqual(['Taken out: “It was urgent.”']);
  });

  it('differ in options and consultation entry by entry', () => {
    const before = sheet();
    const consulted = [{ who: 'HR', view: 'Agrees' }];
    const options = before.content.options.toReversed();
    const after = sheet(undefined, { ...before.content, consulted, options });
    expect(sentences(before, after, 'Consultation')).toEqual(['Put in: “HR: Agrees”']);
    expect(sentences(before, after, 'Options')).toEqual(['The order changed.']);
  });

  it('differ in costs by fund and year, to the penny', () => {
    const longer = { ...FACTS.ACTS, startDate: '2020-08-01' };
    expect(sentences(sheet(), sheet([longer]), 'Costs')).toEqual([
      'Total: was £446.25, is £510.00.',
      'Base budget, 2020/21: was £446.25, is £510.00.',
    ]);
  });
});

describe('a sheet', () => {
  it('marks what starts before the decision', () => {
    expect(sheet().items[0]?.notes).toEqual(['Retrospective: it starts on 1 Sep 2020, before the decision.']);
    expect(sheet([FACTS.AGENCY]).items[0]?.notes).toEqual([]);
  });

  it('takes its own financial words before those of the costs', () => {
    const own = { ...draftText(ground([])), financial: 'Finance agrees.' };
    expect(sheet(undefined, own).financial).toBe('Finance agrees.');
    expect(sheet().financial).toBe('This costs £446.25 in 2020/21. It falls on the base budget.');
  });
});
