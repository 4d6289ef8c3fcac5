import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ward } from './reference.ts';

/** The outline of a ward, for maps. */
export const wardBoundary = sqliteTable(
  'ward_boundary',
  {
    wardCode: text('ward_code')
      .primaryKey()
      .references(() => ward.code),
    /** GeoJSON geometry (Polygon or MultiPolygon), longitude before latitude, WGS 84. */
    geometry: text().notNull(),
    source: text().notNull(),
  },
  (table) => [check('ward_boundary_geometry', sql`json_valid(${table.geometry})`)],
);

/** Referrals to children's social care in a year to 31 March, as published for an area. */
export const publishedReferral = sqliteTable(
  'published_referral',
  {
    area: text().notNull(),
    /** The year that ends on 31 March of it. */
    year: integer().notNull(),
    referrals: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.area, table.year] }),
    check('published_referral_year', sql`${table.year} BETWEEN 1990 AND 2100`),
    check('published_referral_count', sql`${table.referrals} >= 0`),
  ],
);
