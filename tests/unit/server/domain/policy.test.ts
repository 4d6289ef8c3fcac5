import { describe, expect, it } from 'vitest';
import { presetId } from '../../../../server/contract/plans.ts';
import {
  FAIR_SHARE_TOLERANCE,
  POLICY_PRESETS,
  presetOf,
  SEVERE_SHORTFALL,
  weightSentences,
} from '../../../../server/domain/policy.ts';
import { defaultPolicy } from '../../../../solver/plan-input.ts';

describe('policies', () => {
  it('are exactly those the contract names, balanced first', () => {
    expect(POLICY_PRESETS.map((preset) => preset.id).sort()).toEqual([...presetId.options].sort());
    expect(POLICY_PRESETS[0]?.id).toBe('balanced');
  });

  it('start from the defaults of the planning model', () => {
    expect(presetOf('balanced').weights).toEqual(defaultPolicy.weights);
    expect([FAIR_SHARE_TOLERANCE, SEVERE_SHORTFALL]).toEqual([defaultPolicy.tolerance, defaultPolicy.severe]);
  });

  it('do what their names say against balanced', () => {
    const { weights } = presetOf('balanced');
    expect(presetOf('fewest-moves').weights.move).toBeGreaterThan(weights.move);
    expect(presetOf('preferences-first').weights.preference).toBeGreaterThan(weights.preference);
    expect(presetOf('language-first').weights.language).toBeGreaterThan(weights.language);
    expect(presetOf('even-demand').weights.fairShare).toBeGreaterThan(weights.fairShare);
  });

  it('are explained in people and FTE', () => {
    const sentences = new Map(weightSentences(presetOf('balanced')).map(({ rule, sentence }) => [rule, sentence]));
    // severe: (10 + 30) ÷ 10 = 4; language 10 ÷ 4 = 2.5; preference 10 ÷ 1; moves 10 ÷ 0.5
    expect(sentences.get('Severe shortfall')).toContain('4 times');
    expect(sentences.get('Language cover')).toMatch(/^2\.5 FTE/);
    expect(sentences.get('People’s choices')).toMatch(/^10 full-time/);
    expect(sentences.get('Moves')).toMatch(/^20 full-time/);
  });
});
