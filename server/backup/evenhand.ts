import type { Actor } from '../../db/queries/audit.ts';

/** The program itself, where nobody asked for what it does. */
export const EVENHAND: Actor = { accountId: null, name: 'Evenhand', role: null, requestId: null };
