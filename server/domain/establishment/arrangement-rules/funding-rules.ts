import { formatDay } from '../../pay/formats.ts';
import { overFundedDays, overFundedSentence } from '../../pay/fund-shares.ts';
import type { FundingRecord } from '../records.ts';
import type { FundingFacts, Rule } from './rule.ts';

/** Funds that together meet more than the whole cost. */
export const fundingWhole: Rule<FundingFacts> = {
  id: 'funding-whole',
  title: 'Funding over 100 %',
  what: 'The shares of all funds come to the whole cost at most, on every day.',
  usually: 'refuse',
  isFixed: true,
  threshold: null,
  find: ({ line, others }) => {
    const over = overFundedDays([line, ...others].map(asLine), { from: line.fromDate, to: line.toDate });
    if (over.length === 0) return [];
    const [sentence = '', remedy = ''] = overFundedSentence(over).split(/(?<=whole cost\.) /);
    return [{ field: 'shareBasisPoints', sentence, remedy }];
  },
};

/** A fund that pays before it begins or after it has ended. */
export const fundDates: Rule<FundingFacts> = {
  id: 'fund-dates',
  title: 'Outside the dates of the fund',
  what: 'A fund meets costs between its own first and last day only.',
  usually: 'refuse',
  isFixed: false,
  threshold: null,
  find: ({ line, fund }) => {
    const early = fund.fromDate !== null && line.fromDate < fund.fromDate;
    const late = fund.toDate !== null && line.toDate > fund.toDate;
    if (!early && !late) return [];
    return [
      {
        field: early ? 'fromDate' : 'toDate',
        sentence: `${fund.name} pays ${fund.fromDate === null ? '' : `from ${formatDay(fund.fromDate)} `}to ${fund.toDate === null ? 'no end' : formatDay(fund.toDate)}; the line is from ${formatDay(line.fromDate)} to ${formatDay(line.toDate)}.`,
        remedy: 'Keep the line within the dates of the fund, or have them corrected if the grant was extended.',
      },
    ];
  },
};

/** A share of a cost that is not there. */
export const fundingSubject: Rule<FundingFacts> = {
  id: 'funding-subject',
  title: 'Funding where nothing is paid',
  what: 'A funding line lies within the dates of the post or the arrangement whose cost it shares.',
  usually: 'warn',
  isFixed: false,
  threshold: null,
  find: ({ line, subject }) => {
    const early = line.fromDate < subject.startDate;
    const late = subject.endDate !== null && line.toDate > subject.endDate;
    if (!early && !late) return [];
    return [
      {
        field: early ? 'fromDate' : 'toDate',
        sentence: `${subject.title} is from ${formatDay(subject.startDate)} to ${subject.endDate === null ? 'no end' : formatDay(subject.endDate)}; the line is from ${formatDay(line.fromDate)} to ${formatDay(line.toDate)}.`,
        remedy: 'Give the line the same dates: outside them there is no cost to share.',
      },
    ];
  },
};

function asLine({ fundId, fromDate, toDate, shareBasisPoints }: FundingRecord) {
  return { fundId, from: fromDate, to: toDate, shareBasisPoints };
}
