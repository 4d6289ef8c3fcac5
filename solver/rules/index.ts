import { districtLimit } from './district-limit.ts';
import { exclusion } from './exclusion.ts';
import { fairShare } from './fair-share.ts';
import { language } from './language.ts';
import { maxMoves } from './max-moves.ts';
import { maximum } from './maximum.ts';
import { minimum } from './minimum.ts';
import { move } from './move.ts';
import { pin } from './pin.ts';
import { preference } from './preference.ts';
import type { HardRule, SoftRule } from './rule.ts';
import { severe } from './severe.ts';
import { splitStep } from './split-step.ts';
import { wholePlacement } from './whole-placement.ts';

/** The rule book, hard rules: every proposal keeps all of them. */
export const hardRules: readonly HardRule[] = [
  wholePlacement,
  splitStep,
  districtLimit,
  pin,
  exclusion,
  minimum,
  maximum,
  maxMoves,
];

/** The rule book, soft rules: their weighted amounts are the objective. */
export const softRules: readonly SoftRule[] = [fairShare, severe, language, preference, move];
