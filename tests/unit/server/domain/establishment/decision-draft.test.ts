import { describe, expect, it } from 'vitest';
import { asksOf } from '../../../../../server/domain/establishment/decision-asks.ts';
import { capacityWords } from '../../../../../server/domain/establishment/decision-capacity.ts';
import { decisionCosts } from '../../../../../server/domain/establishment/decision-costs.ts';
import { BLANK_TEXT, draftText, draftTitle } from '../../../../../server/domain/establishment/decision-draft.ts';
import { wordingOf } from '../../../../../server/domain/establishment/decision-wording.ts';
import { FACTS, ground, occupancy, post } from './decision-records.ts';

const { HALF, GRANT, AGENCY, COVER_ACTS, ACTS, MORE } = FACTS;
const ALL = [HALF, GRANT, AGENCY, COVER_ACTS, ACTS, MORE];

describe('the five facts of 18 November 2020 in words', () => {
  const of = ground(ALL);
  const words = of.subjects.map((subject) => wordingOf(subject, of));

  it('a loss of half a supervisor, and a funding split apart from it', () => {
    expect(words[0]).toBe(
      '0.50 FTE of the development team supervisor (post P-1, Grade 6) in the Development Team is set aside, 1 Oct 2020 to 31 Mar 2021. Reason: Team Around the School.',
    );
    expect(words[1]).toBe(
      '50.00 % of the cost of post P-1 (development team supervisor) is met by School grant, 1 Oct 2020 to 31 Mar 2021. Reason: Team Around the School.',
    );
  });

  it('an agency senior practitioner by the hour', () => {
    expect(words[2]).toBe(
      'An agency senior practitioner (post P-2, Grade 6) in the MASH, full time, 1 Dec 2020 to 31 May 2021, at £31.20 an hour. Reason: the front door.',
    );
  });

  it('honoraria by points and grades, one of somebody on maternity cover', () => {
    expect(words[3]).toBe(
      'A customer service officer on maternity cover (post P-3, Grade 4) acts as early help process officer (post P-5, Grade 5) in the MASH on an honorarium of 2 scale points (point 4 to point 6), full time, 27 Sep 2020 to 31 Mar 2021. Reason: extended.',
    );
    expect(words[4]).toMatch(
      /^A customer service officer \(post P-4, Grade 4\) acts as .* 1 Sep 2020 to 31 Mar 2021\./,
    );
  });

  it('more hours, from and to', () => {
    expect(words[5]).toBe(
      '0.50 FTE more for the business support officer (post P-7, Grade 2) in the MASH, from 0.50 to 1.00 FTE, 2 Nov 2020 to 13 Dec 2020, at point 5. Reason: data entry.',
    );
  });

  it('name nobody', () => {
    expect(words.join(' ')).not.toMatch(/Oak|Elm|Fir|Ivy|Yew/);
  });
});

describe('the effect on capacity', () => {
  it('is said plainly for the decision of 2020', () => {
    expect(capacityWords(ground(ALL))).toEqual([
      'None of these adds casework capacity in a district.',
      'Half a supervisor is taken from the Development Team.',
    ]);
  });

  it('names who adds and who takes, and where', () => {
    const adds = occupancy({ ...AGENCY, capacityMinutes: 1110, capacityDistrictId: 'north' });
    const takes = occupancy({ ...ACTS, capacityMinutes: -2220, capacityDistrictId: 'north' });
    expect(capacityWords(ground([adds, takes]))).toEqual([
      'A-12 adds 0.50 FTE of casework capacity in North.',
      'The others add no casework capacity in a district.',
      'A-14 takes 1.00 FTE of casework capacity from North.',
    ]);
  });

  it('says whose caseload stops while they are covered, without their name', () => {
    const held = occupancy({ id: 'A-20', postId: 'P-20', personId: 'W-20', name: 'Ed Ash', minutes: 1776 });
    const cover = occupancy({
      ...{ id: 'A-21', postId: 'P-20', kind: 'maternity-cover', coversId: 'A-20', endDate: '2021-03-31' },
      ...{ capacityMinutes: 1110, capacityDistrictId: 'north', coveredStops: true },
    });
    const wordsIn = (districtId: string | null, coveredStops: boolean) => {
      const inPost = post({ id: 'P-20', unitId: 'team-north', districtId });
      const subject = {
        kind: 'occupancy',
        subjectId: 'A-21',
        occupancy: { ...cover, coveredStops },
        post: inPost,
      } as const;
      return capacityWords({ ...ground([]), subjects: [subject], around: [held, cover] });
    };
    const adds = 'A-21 adds 0.50 FTE of casework capacity in North.';
    expect(wordsIn('north', true)).toEqual([
      adds,
      'Whoever holds post P-20 with 0.80 FTE is away while A-21 covers them: their own caseload in North stops.',
    ]);
    expect(wordsIn('north', false)).toEqual([adds]);
    expect(wordsIn(null, true)).toEqual([adds]);
  });

  it('is not spoken of where nothing is arranged', () => {
    expect(capacityWords(ground([GRANT]))).toEqual([]);
  });
});

describe('a draft', () => {
  it('says how much is to be agreed, and offers not to agree', () => {
    const text = draftText(ground(ALL));
    expect(text.purpose).toBe(
      'To agree five temporary arrangements and a share of a cost met by a fund, and how this is paid for.',
    );
    expect(text.options.map(({ label, recommended }) => [label, recommended])).toEqual([
      ['Option 1', true],
      ['Option 2', false],
    ]);
    expect(text.reasons).toContain('Half a supervisor is taken');
    expect(text.consulted).toEqual([]);
    expect(draftTitle(ground(ALL))).toBe('Temporary capacity: Development Team, MASH');
  });

  it('of nothing is blank', () => {
    expect(draftText(ground([]))).toEqual(BLANK_TEXT);
    expect(draftTitle(ground([]))).toBe('Decision');
  });

  it('of a post alone speaks of posts', () => {
    expect(draftTitle(ground([post({ id: 'P-9' })]))).toBe('Posts and funding: MASH');
  });
});

describe('what is asked before a decision is final', () => {
  const blank = { decisionMaker: null, decidedOn: null, publishedOn: null, content: BLANK_TEXT };
  const asked = (decision: Partial<Parameters<typeof asksOf>[0]>, records = ALL) => {
    const of = ground(records);
    return asksOf({ ...blank, ...decision }, of, decisionCosts(of));
  };
  const sentences = (...of: Parameters<typeof asked>) => asked(...of).map(({ sentence }) => sentence);

  it('a decision maker and a date are needed', () => {
    expect(
      asked({})
        .filter(({ severity }) => severity === 'needed')
        .map(({ about }) => about),
    ).toEqual(['decisionMaker', 'decidedOn']);
    const known = { decisionMaker: 'Director', decidedOn: '2020-11-18' };
    expect(asked(known).filter(({ severity }) => severity === 'needed')).toEqual([]);
  });

  it('an assumed end, in the words of the record', () => {
    expect(sentences({}).filter((sentence) => sentence.includes('assumption'))).toEqual([
      'Early help process officer (P-6), acting up, A-14: its dates, 1 Sep 2020 to 31 Mar 2021, rest on an assumption: “It says only ‘March 2021’; the last day was assumed.” Ask, and correct the arrangement.',
    ]);
  });

  it('every retrospective start by name, and no other', () => {
    const about = asked({ decidedOn: '2020-11-18' }).filter(({ sentence }) => sentence.includes('retrospective'));
    expect(about.map((one) => one.about)).toEqual(['A-11', 'F-1', 'A-13', 'A-14', 'A-15']);
    expect(asked({ decidedOn: '2020-09-01' }).filter(({ sentence }) => sentence.includes('retrospective'))).toEqual([]);
  });

  it('a missing pay point with its remedy', () => {
    const unpaid = occupancy({ ...AGENCY, kind: 'fixed-term', hourlyPence: null });
    expect(sentences({}, [unpaid])).toContainEqual(
      expect.stringMatching(/not wholly costed\. No pay point is recorded/),
    );
  });

  it('nobody consulted, or nobody’s view', () => {
    expect(sentences({})).toContain('Nobody was consulted. Name who was, and their view.');
    const content = {
      ...BLANK_TEXT,
      consulted: [
        { who: 'HR', view: '' },
        { who: 'Legal', view: 'Agrees' },
      ],
    };
    expect(sentences({ content })).toContain('What did they say? No view is recorded of: HR.');
  });

  it('a date of publication that is assumed', () => {
    const content = { ...BLANK_TEXT, publicationNote: 'assumed: the source gives no day' };
    expect(sentences({ publishedOn: '2020-11-18', content })).toContainEqual(
      expect.stringMatching(/18 Nov 2020, is assumed/),
    );
    expect(sentences({ publishedOn: '2020-11-18' }).join()).not.toMatch(/assumed\. Ask when/);
  });

  it('publication before the decision', () => {
    expect(sentences({ decidedOn: '2020-11-18', publishedOn: '2020-11-17' })).toContainEqual(
      expect.stringContaining('before it is decided'),
    );
  });
});
