import { useState } from 'react';
import { isProblem } from '../api.ts';
import { faultsByName } from './form-parts.tsx';
import { notifyProblem } from './notify.ts';

/** Remedies by the name of a field. */
export type FieldFaults = Readonly<Record<string, string>>;

interface How {
  /** Remedies of a refusal by the fields of this form; by the last part of their names unless said. */
  faultsOf?: (error: unknown) => FieldFaults;
  /** What to do where somebody deleted what is saved, instead of only telling so. */
  gone?: () => void;
}

/**
 * What a dialog does while it saves: it is busy; what a refusal says of fields is told beside them, anything else in a
 * notice. What was typed stays either way. Where somebody else may have stored another version, the work is `saveOrAsk`.
 * @returns `saving(work)`, which never throws; `setFaults` for what the form finds itself
 */
export function useSaving({ faultsOf = faultsByName, gone }: How = {}) {
  const [faults, setFaults] = useState<FieldFaults>({});
  const [isBusy, setBusy] = useState(false);
  const saving = async (work: () => Promise<void>): Promise<void> => {
    setFaults({});
    setBusy(true);
    try {
      await work();
    } catch (error) {
      if (gone && isProblem(error, 'not-found')) return gone();
      const told = faultsOf(error);
      setFaults(told);
      if (Object.keys(told).length === 0) notifyProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return { faults, setFaults, isBusy, saving };
}
