/** Columns of an exported plan in their order: heading → field of a person in a plan that it shows. */
export const EXPORT_COLUMNS = {
  'Staff number': 'personId',
  Name: 'name',
  Role: 'roleId',
  FTE: 'fte',
  Languages: 'languages',
  'Now in': 'currentDistrictId',
  Planned: 'placements',
  'Preference met': 'choice',
  Moves: 'moved',
  Pinned: 'pin',
  'Pin reason': 'pin.reason',
  'Cannot work in': 'cannotWorkIn',
  Reason: 'reason',
  Warnings: 'warnings',
  'FTE made up of': 'fteWorking',
  // what the reason rests on
  'Demand as if': 'reason',
} as const;
