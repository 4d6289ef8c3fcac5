import { NumberInput } from '@mantine/core';
import type { ReviewRuleAsked } from '../../../server/contract/demand-review.ts';

interface Props {
  rule: ReviewRuleAsked;
  faults: Readonly<Record<string, string>>;
  change: (changes: Partial<ReviewRuleAsked>) => void;
}

/** The settings of the rule: shares as percentages, the rest as they are. */
export function RuleFields({ rule, faults, change }: Props) {
  const share = (name: 'below' | 'farBelow' | 'backWithin' | 'leastGain', label: string, description: string) => (
    <NumberInput
      key={name}
      label={label}
      description={description}
      suffix={name === 'leastGain' ? ' points' : ' %'}
      min={0}
      max={90}
      allowDecimal={false}
      value={Math.round(rule[name] * 100)}
      error={faults[name]}
      onChange={(value) => change({ [name]: Number(value) / 100 })}
    />
  );
  const count = (name: 'months' | 'of' | 'restMonths' | 'mostMoves', label: string, description: string) => (
    <NumberInput
      key={name}
      label={label}
      description={description}
      min={0}
      max={24}
      allowDecimal={false}
      value={rule[name]}
      error={faults[name]}
      onChange={(value) => change({ [name]: Number(value) })}
    />
  );
  return (
    <>
      {share('below', 'A month is bad for a district further below its fair share than', 'The same district each time')}
      {count('months', 'Bad months that ask for a review', 'At least 2: a single bad month never asks')}
      {count('of', 'Among the last', 'Months that count: marked ones do not')}
      {share('farBelow', 'Far below', 'In two months running it asks too, even soon after a review')}
      {count('restMonths', 'Months after a review without another', 'After one that decided')}
      {share('backWithin', 'Asked for until every district is within', 'Or until a review decides')}
      {count('mostMoves', 'Most moves advised', 'How many moves are still few')}
      {share('leastGain', 'Moves are advised where the worst district comes up by', 'Of its fair share')}
    </>
  );
}
