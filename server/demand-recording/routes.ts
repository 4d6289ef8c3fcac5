import { z } from 'zod';
import type { Db } from '../../db/open.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import { asAtQuery, ifMatchHeader } from '../contract/common.ts';
import {
  demandRecording as demandRecordingSchema,
  recordingSettings,
  recordingSettingsChange,
} from '../contract/demand-recording.ts';
import { civilDateAt } from '../domain/today.ts';
import { actorOf, ownDistrictOnly } from '../http/access.ts';
import { expectedVersion } from '../http/preconditions.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import { changeRecordingSettings } from './change-settings.ts';
import { exportRecording, RECORDING_COLUMNS } from './export-recording.ts';
import { demandRecording } from './read-recording.ts';

const tags = ['Demand'];

const getRecording = defineRoute({
  method: 'get',
  path: '/demand/recording',
  permission: 'demand:read',
  summary: 'How completely cases are recorded, by district and field, and month by month',
  tags,
  request: { query: asAtQuery },
  responses: {
    200: { description: 'Completeness', content: { 'application/json': { schema: demandRecordingSchema } } },
  },
});

const getRecordingFile = defineRoute({
  method: 'get',
  path: '/demand/recording.csv',
  permission: 'demand:read',
  summary: 'The same as CSV: a line for each month, field and district',
  tags,
  csv: { entity: 'recordingRow', columns: RECORDING_COLUMNS },
  request: { query: asAtQuery },
  responses: { 200: { description: 'CSV, UTF-8', content: { 'text/csv': { schema: z.string() } } } },
});

const patchSettings = defineRoute({
  method: 'patch',
  path: '/demand/recording/settings',
  permission: 'demand-settings:edit',
  summary: 'Change what is hidden as too small, and whether languages are estimated from the census',
  tags,
  versioned: true,
  request: {
    headers: ifMatchHeader,
    body: { required: true, content: { 'application/json': { schema: recordingSettingsChange } } },
  },
  responses: { 200: { description: 'Settings now', content: { 'application/json': { schema: recordingSettings } } } },
});

/** `/demand/recording`: how completely cases are recorded, and the settings of what may be shown of it. */
export function demandRecordingRoutes({ db, now }: { db: Db; now: () => Date }) {
  const dateOf = ({ asAt }: { asAt?: string | undefined }) =>
    asAt ?? readInstallation(db).defaultAsAt ?? civilDateAt(now());
  return createRouter()
    .openapi(getRecording, (c) => c.json(demandRecording(db, dateOf(c.req.valid('query')), ownDistrictOnly(c)), 200))
    .openapi(getRecordingFile, (c) => {
      const asAt = dateOf(c.req.valid('query'));
      return c.body(exportRecording(db, asAt, ownDistrictOnly(c)), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="Recording of cases up to ${asAt}.csv"`,
      });
    })
    .openapi(patchSettings, (c) => {
      const of = { version: expectedVersion(c), actor: actorOf(c), at: now() };
      return c.json(changeRecordingSettings(db, c.req.valid('json'), of), 200);
    });
}
