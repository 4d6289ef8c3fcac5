import type { Refusal } from '../contract/session.ts';

/** Why a sign-in at the council's identity provider leads to no session here. The message is for the log only. */
export class CouncilRefused extends Error {
  override readonly name = 'CouncilRefused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal, message: string, options?: ErrorOptions) {
    super(message, options);
    this.refusal = refusal;
  }
}
