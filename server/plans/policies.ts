import { POLICY_PRESETS, weightSentences } from '../domain/policy.ts';

/** The policies a manager chooses from, each with what its weights mean. */
export function policies() {
  return {
    presets: POLICY_PRESETS.map((preset) => ({
      id: preset.id,
      name: preset.name,
      explanation: preset.explanation,
      weights: weightSentences(preset),
    })),
  };
}
