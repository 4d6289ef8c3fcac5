import { isProblem } from '../api.ts';
import { confirm } from './confirm.tsx';

/**
 * Shows both values after somebody else changed the same record, and asks which one stays.
 * @returns `mine` only where the person chose it; closing the question leaves the other's value
 */
export async function askAboutConflict(conflict: {
  what: string;
  mine: string;
  theirs: string;
}): Promise<'mine' | 'theirs'> {
  const mine = await confirm({
    title: 'Somebody changed this in the meantime',
    children: (
      <>
        <p>{conflict.what}</p>
        <dl>
          <dt>
            <strong>Theirs, stored now</strong>
          </dt>
          <dd>{conflict.theirs}</dd>
          <dt>
            <strong>Yours</strong>
          </dt>
          <dd>{conflict.mine}</dd>
        </dl>
      </>
    ),
    confirm: 'Use mine',
    cancel: 'Keep theirs',
  });
  return mine ? 'mine' : 'theirs';
}

/** A change of a record of which others may store another version meanwhile. */
interface Saving<Stored, Version> {
  /** Stores what is wanted from a version of the record. */
  save: (version: Version) => Promise<Stored>;
  /** The version that the change starts from. */
  version: Version;
  /** What is changed, in a sentence. */
  what: string;
  /** What is wanted, in words; worked out from what stands now where it depends on that. */
  mine: string | ((standing: Version) => string);
  /** What the other stored, in words, at once or asked for; undefined for what is no such record. */
  theirs: (current: unknown) => Standing<Version> | undefined | Promise<Standing<Version> | undefined>;
}

/** What stands now: the version that the next try starts from. */
interface Standing<Version> {
  version: Version;
  said: string;
}

/**
 * Saves a change; where somebody else stored another version meanwhile, shows both and asks which one stays.
 * @returns what is stored now; null where the other's value stays
 * @throws ProblemError whatever else refuses the change
 */
export async function saveOrAsk<Stored, Version>(saving: Saving<Stored, Version>): Promise<Stored | null> {
  const { save, version, what, mine } = saving;
  try {
    return await save(version);
  } catch (error) {
    const current = isProblem(error, 'version-changed') ? await saving.theirs(error.current) : undefined;
    if (!current) throw error;
    const wanted = typeof mine === 'string' ? mine : mine(current.version);
    const choice = await askAboutConflict({ what, mine: wanted, theirs: current.said });
    return choice === 'mine' ? saveOrAsk({ ...saving, version: current.version }) : null;
  }
}
