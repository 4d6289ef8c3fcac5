import type { Db } from '../../db/open.ts';
import { findAccountByEmail } from '../../db/queries/accounts.ts';
import { hasDistrict } from '../../db/queries/accounts-districts.ts';
import type { NewAccount } from '../contract/accounts.ts';
import type { Fault } from '../contract/problems.ts';

/** What is wrong with an account as it would be. @param id its own id, where it is there already */
export function accountFaults(db: Db, account: NewAccount, id?: string): Fault[] {
  const faults: Fault[] = [];
  const { email, role, districtId } = account;
  const other = findAccountByEmail(db, email);
  if (other && other.id !== id) {
    faults.push({
      field: 'email',
      value: email,
      remedy: 'There is an account with this address already. Change that one.',
    });
  }
  if (role === 'district-manager' && districtId === null) {
    faults.push({ field: 'districtId', value: null, remedy: 'Choose the district this district manager looks after.' });
  }
  if (role !== 'district-manager' && districtId !== null) {
    faults.push({
      field: 'districtId',
      value: districtId,
      remedy: 'Only a district manager has a district. Leave it empty.',
    });
  }
  if (districtId !== null && !hasDistrict(db, districtId)) {
    faults.push({
      field: 'districtId',
      value: districtId,
      remedy: 'There is no such district. Choose one of the list.',
    });
  }
  return faults;
}
