/** What a sentence may name: in the words of the reader, “somebody” where the reader may not know whom. */
export interface Spoken {
  person: string;
  plan: string;
  count: string;
  account: string;
  /** “post P-014, Family Worker”. */
  post: string;
  /** Names of the fields that differ. */
  changed: ReadonlySet<string>;
}

/** What each action reads like, without who did it. An action that is not named reads by its own name. */
export const ACTION_WORDS: Readonly<Record<string, (spoken: Spoken) => string>> = {
  'person.add': ({ person }) => `Added ${person}`,
  'person.change': ({ person }) => `Changed the record of ${person}`,
  'person.competences': ({ person }) => `Recorded competences of ${person}`,
  'person.erase': ({ person }) => `Erased what identified somebody, now ${person}`,
  'person.subject-access': ({ person }) => `Gave out all that is kept about ${person}`,
  'plan.create': ({ plan }) => `Made ${plan}`,
  'plan.settings': ({ plan }) => `Changed the settings of ${plan}`,
  'plan.refresh': ({ plan }) => `Took the live data again into ${plan}`,
  'plan.delete': ({ plan }) => `Deleted ${plan}`,
  'plan.person': ({ person, plan, changed }) => {
    if (changed.has('placements')) return `Placed ${person} in ${plan}`;
    if (changed.has('pinned')) return `Pinned or released ${person} in ${plan}`;
    return changed.size > 0 ? `Changed the pin of ${person} in ${plan}` : `Changed where ${person} stands in ${plan}`;
  },
  'proposal.start': ({ plan }) => `Asked for a proposal for ${plan}`,
  'proposal.accept': ({ plan }) => `Took a proposal into ${plan}`,
  'proposal.cancel': ({ plan }) => `Stopped the search for a proposal for ${plan}`,
  'proposal.discard': ({ plan }) => `Put a proposal for ${plan} aside`,
  'study.ask': ({ plan }) => `Asked a question about ${plan}`,
  'study.cancel': ({ plan }) => `Stopped a question about ${plan}`,
  'study.adopt': ({ plan }) => `Took the answer to a question as a proposal for ${plan}`,
  'post.add': ({ post }) => `Added ${post}`,
  'post.change': ({ post }) => `Corrected ${post}`,
  'post.succeed': ({ post }) => `Let another post follow ${post}`,
  'post.freeze': ({ post }) => `Froze ${post}`,
  'post.unfreeze': ({ post }) => `Ended the freeze of ${post}`,
  'post.delete': ({ post }) => `Deleted ${post} from a date on`,
  'post.remove': ({ post }) => `Took back the proposed ${post}`,
  'post.map': ({ post }) => `Wrote down what becomes of ${post}`,
  'post.unmap': ({ post }) => `Took back what becomes of ${post}`,
  'post.fill': ({ person }) => `Put ${person} in a post`,
  'post.holder': ({ person }) => `Corrected how ${person} holds a post`,
  'post.leave': ({ person }) => `Ended how ${person} holds a post`,
  'recruitment.open': ({ post }) => `Opened a recruitment for ${post}`,
  'recruitment.change': ({ post }) => `Changed the recruitment for ${post}`,
  'recruitment.stage': ({ post }) => `Took the recruitment for ${post} to its next stage`,
  'recruitment.back': ({ post }) => `Took the recruitment for ${post} back to an earlier stage`,
  'recruitment.fill': ({ post }) => `Closed the recruitment for ${post} as filled`,
  'recruitment.withdraw': ({ post }) => `Withdrew the recruitment for ${post}`,
  'arrangement.add': ({ person }) => `Entered a temporary arrangement of ${person}`,
  'arrangement.change': ({ person }) => `Corrected a temporary arrangement of ${person}`,
  'arrangement.extend': ({ person }) => `Extended a temporary arrangement of ${person}`,
  'arrangement.end-early': ({ person }) => `Ended a temporary arrangement of ${person} early`,
  'arrangement.make-permanent': ({ person }) => `Made a temporary arrangement of ${person} permanent`,
  'arrangement.delete': ({ person }) => `Deleted a temporary arrangement of ${person} that was a mistake`,
  'funding.add': () => 'Entered a share of a cost that a fund meets',
  'funding.change': () => 'Corrected a share of a cost that a fund meets',
  'funding.end': () => 'Ended a share of a cost that a fund meets',
  'rule.change': () => 'Changed a rule for temporary arrangements',
  'rates.add': () => 'Entered a rate that pay and costs rest on',
  'rates.change': () => 'Corrected a rate that pay and costs rest on',
  'rates.remove': () => 'Took out a rate that pay and costs rest on',
  'decision.create': () => 'Began a decision record',
  'decision.change': () => 'Changed a draft of a decision record',
  'decision.finalise': () => 'Made a decision record final',
  'decision.correct': () => 'Changed a final decision record',
  'decision.delete': () => 'Deleted a draft of a decision record',
  'competence.settings': () => 'Changed the list of competences',
  'demand.change': ({ count }) => `Corrected the count of ${count}`,
  'marked-months.add': () => 'Marked months that read unlike the others',
  'marked-months.change': () => 'Changed months that are marked',
  'marked-months.remove': () => 'Took the mark off months',
  'demand-settings.add': () => 'Set what demand is weighed by from a date on',
  'demand-settings.change': () => 'Corrected what demand is weighed by',
  'demand-settings.remove': () => 'Took out what demand was weighed by from a date on',
  'service-setting.change': () => 'Changed what is hidden, estimated or asked for a review',
  'allocation-review.add': () => 'Recorded a review of the allocation',
  'allocation-review.change': () => 'Corrected a review of the allocation',
  'allocation-review.delete': () => 'Deleted a review of the allocation',
  'allocation-review.ask': () => 'Had it worked out what few moves would do for the worst district',
  'allocation-review.stop': () => 'Stopped the search for moves that help the worst district',
  'import.people': () => 'Imported a file of people',
  'import.demand': () => 'Imported a file of counts',
  'import.posts': () => 'Imported a file of posts',
  'import.occupancies': () => 'Imported a file of who holds which post',
  'import.arrangements': () => 'Imported a file of temporary arrangements',
  'import.pay-points': () => 'Imported a file of pay points',
  'import.case-extract': () => 'Imported the counts of an extract of cases',
  'import.episodes': () => 'Imported the counts of a file of episodes',
  'import.referrals': () => 'Imported the counts of a file of referrals',
  'import.mapping': () => 'Matched the headings of a file with our columns',
  'read.pay': () => 'Read pay',
  'read.wish-reasons': () => 'Read why people asked for districts',
  'read.export': ({ plan }) => `Saved ${plan} as a file`,
  'read.costs': () => 'Saved the lines of a year’s costs as a file',
  'read.letters': ({ plan }) => `Read the letters of ${plan}`,
  'read.explanation': ({ person, plan }) => `Read why ${person} stands where they do in ${plan}`,
  'read.history': () => 'Saved a part of the history as a file',
  'account.add': ({ account }) => `Made the account of ${account}`,
  'account.change': ({ account }) => `Changed the account of ${account}`,
  'account.link': ({ account }) => `Gave out a one-time link for ${account}`,
  'account.password': ({ account }) => `Set the password of ${account}`,
  'account.identity': ({ account }) => `Linked ${account} to a council account`,
  'account.unlink': ({ account }) => `Unlinked ${account} from its council account`,
  'account.calendar': ({ account }) => `Made a calendar address of ${account}`,
  'account.calendar-renew': ({ account }) => `Made a new calendar address of ${account}`,
  'account.calendar-revoke': ({ account }) => `Took the calendar address of ${account} back`,
  'account.remove': ({ account }) => `Removed the account of ${account}`,
  'session.start': () => 'Signed in',
  'session.fail': () => 'Failed to sign in',
  'session.end': () => 'Signed out',
  'session.end-all': ({ account }) => `Signed ${account} out everywhere`,
  'backup.make': () => 'Made a backup',
  'backup.fail': () => 'A backup failed',
  'backup.restore': () => 'Put a backup in the place of the database',
  'audit.prune': () => 'Removed events at the end of their retention',
};

/** An action as a sentence. */
export function sentenceOf(action: string, spoken: Spoken): string {
  const words = ACTION_WORDS[action];
  return words ? words(spoken) : action;
}
