/** A policy in a manager's words, with the weights behind it. Weights are penalty points, see `solver/README.md`. */
export interface PolicyPreset {
  id: 'balanced' | 'fewest-moves' | 'preferences-first' | 'language-first' | 'even-demand';
  name: string;
  explanation: string;
  weights: { fairShare: number; severe: number; language: number; preference: number; move: number };
}

/** Shortfall below fair share that counts as noise, and the shortfall from which it counts three times more on top. */
export const FAIR_SHARE_TOLERANCE = 0.02;
export const SEVERE_SHORTFALL = 0.1;

const balanced = { fairShare: 10, severe: 30, language: 4, preference: 1, move: 0.5 };

/** The policies a manager chooses from; the first is the default. */
export const POLICY_PRESETS: readonly PolicyPreset[] = [
  {
    id: 'balanced',
    name: 'Balanced',
    explanation:
      'Every district near its fair share first, then language cover, then what people asked for, with few moves.',
    weights: balanced,
  },
  {
    id: 'even-demand',
    name: 'Evenest workload',
    explanation: 'Follows demand as closely as it can, even where more people have to move or get a later choice.',
    weights: { ...balanced, fairShare: 30, severe: 90, move: 0.1 },
  },
  {
    id: 'language-first',
    name: 'Language cover first',
    explanation: 'Puts speakers where families need them before anything but a severe shortfall.',
    weights: { ...balanced, language: 15 },
  },
  {
    id: 'preferences-first',
    name: 'People’s choices first',
    explanation: 'Gives people the district they asked for unless a district would fall clearly short.',
    weights: { ...balanced, preference: 4 },
  },
  {
    id: 'fewest-moves',
    name: 'Fewest moves',
    explanation: 'Moves somebody only where it clearly helps a district; the rest stay where they are.',
    weights: { ...balanced, move: 4 },
  },
];

/** The preset of an id. */
export function presetOf(id: PolicyPreset['id']): PolicyPreset {
  const found = POLICY_PRESETS.find((preset) => preset.id === id);
  if (!found) throw new RangeError(`There is no policy “${id}”`);
  return found;
}

/** What each weight buys, as one sentence a rule: how much of it outweighs one FTE short of fair share. */
export function weightSentences(preset: PolicyPreset): { rule: string; sentence: string }[] {
  const { fairShare, severe, language, preference, move } = preset.weights;
  const per = (weight: number) => (fairShare / weight).toFixed(1).replace(/\.0$/, '');
  return [
    { rule: 'Fair share', sentence: 'One FTE short of fair share (beyond 2 %) is the yardstick for all the others.' },
    {
      rule: 'Severe shortfall',
      sentence: `Beyond 10 % short, each FTE counts ${((fairShare + severe) / fairShare).toFixed(0)} times as much.`,
    },
    { rule: 'Language cover', sentence: `${per(language)} FTE of language cover missing weighs as much.` },
    {
      rule: 'People’s choices',
      sentence: `${per(preference)} full-time people without any of their choices weigh as much.`,
    },
    { rule: 'Moves', sentence: `${per(move)} full-time people moved weigh as much.` },
  ];
}
