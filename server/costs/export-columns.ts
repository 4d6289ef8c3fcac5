/** Columns of the lines of a year as a file, in their order: heading → field of a line that it shows. */
export const EXPORT_COLUMNS = {
  'Financial year': 'year',
  Month: 'month',
  'Budget or forecast': 'side',
  Unit: 'unit',
  Post: 'postId',
  'Post title': 'postTitle',
  'Cost code': 'costCode',
  Record: 'record',
  Kind: 'kind',
  Name: 'name',
  Fund: 'fund',
  'Fund cost code': 'fundCostCode',
  Pounds: 'pounds',
  Working: 'working',
} as const;
