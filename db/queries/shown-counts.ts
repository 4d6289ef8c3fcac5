import type { Db } from '../open.ts';
import { rememberedRead } from '../remember.ts';
import { caseFlow, referralCount } from '../schema/index.ts';
import { readSetting, SERVICE_SETTING_TABLES } from './service-settings.ts';

/** The tables that `readReferralCounts` looks at. */
export const REFERRAL_COUNT_TABLES = [referralCount, ...SERVICE_SETTING_TABLES] as const;
/** The tables that `readFlowCounts` looks at. */
export const FLOW_COUNT_TABLES = [caseFlow, ...SERVICE_SETTING_TABLES] as const;

const referrals = rememberedRead<ReturnType<typeof readReferrals>>('counts of referrals', REFERRAL_COUNT_TABLES, 1);
const flows = rememberedRead<ReturnType<typeof readFlows>>('counts of openings and closings', FLOW_COUNT_TABLES, 1);

/**
 * Referrals of every month by district and source with what became of them, and the setting of small numbers as it is
 * stored: all that decides which of them are too few to show. The same object for as long as nothing of it changes.
 */
export function readReferralCounts(db: Db) {
  return referrals(db, '', () => readReferrals(db));
}

/** The same of cases that opened, closed and moved between levels of need. */
export function readFlowCounts(db: Db) {
  return flows(db, '', () => readFlows(db));
}

function readReferrals(db: Db) {
  return { rows: db.select().from(referralCount).all(), smallNumbers: readSetting(db, 'small-numbers').value };
}

function readFlows(db: Db) {
  return { rows: db.select().from(caseFlow).all(), smallNumbers: readSetting(db, 'small-numbers').value };
}
