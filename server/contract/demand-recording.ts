import { z } from 'zod';
import { civilDate, id, month, version } from './common.ts';
import { entity } from './entities.ts';

/** What a case should have recorded, in the order it is shown. Only whether it is recorded is kept, never by inference. */
export const qualityField = z.enum(['language', 'ethnicity', 'level', 'ward']);
export type QualityFieldName = z.infer<typeof qualityField>;

const share = z.number().min(0).max(1).nullable();
const where = {
  districtId: id.nullable().meta({ description: 'Null: all districts' }),
  name: z.string(),
  field: qualityField,
};

/** How complete a field is in a district at the end of the month. */
const recordingRow = z
  .object({
    ...where,
    openCases: z.int(),
    recorded: z.int().nullable().meta({ description: 'Null where it or what is missing is too small to show' }),
    missing: z.int().nullable(),
    share: share.meta({ description: 'Missing ÷ open cases' }),
    shareBefore: share.meta({ description: 'The same a year before; null where it is not known or not shown' }),
    isHidden: z.boolean().meta({ description: 'Too small to show, or it would give another count away' }),
    sentence: z.string(),
  })
  .meta(entity('recordingRow'));
export type RecordingRow = z.infer<typeof recordingRow>;

/** Share of cases without a field, month by month. */
const recordingLine = z
  .object({
    ...where,
    values: z.array(share).meta({ description: 'By month; null: not counted, or not shown' }),
    hidden: z.array(z.int()).meta({ description: 'Places of values that are too small to show' }),
  })
  .meta(entity('recordingLine'));
export type RecordingLine = z.infer<typeof recordingLine>;

const recordingStep = z
  .object({ districtId: id, field: qualityField, sentence: z.string(), step: z.string() })
  .meta(entity('recordingStep'));

const expected = { censusShare: z.number(), expected: z.number(), from: z.int(), to: z.int() };

/** What the census suggests about the cases of a district that have no language. Never a count. */
const languageEstimate = z
  .object({
    districtId: id,
    name: z.string(),
    cases: z.int().meta({ description: 'Cases without a language' }),
    share: z.number(),
    languages: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        needsSpeaker: z.boolean(),
        ...expected,
      }),
    ),
    together: z.object(expected).meta({ description: 'All languages that need a speaker' }),
    notEnglish: share.meta({
      description:
        'Share of residents of its wards whose main language is not English; null: the whole area’s shares are used',
    }),
  })
  .meta(entity('languageEstimate'));
export type LanguageEstimateOf = z.infer<typeof languageEstimate>;

const smallNumbers = z.strictObject({
  on: z.boolean(),
  threshold: z.int().min(2, 'Hide counts below 2 at least').max(20, 'Hide counts below 20 at most'),
  showZero: z.boolean(),
});
const languageFallback = z.strictObject({
  on: z.boolean(),
  aboveShare: z.number().min(0).max(1).meta({ description: 'Estimated above this share of cases without a language' }),
});

export const recordingSettings = z
  .object({
    version,
    smallNumbers,
    languageFallback,
    smallNumbersSentence: z.string(),
    languageFallbackSentence: z.string(),
  })
  .meta({ id: 'RecordingSettings', ...entity('recordingSettings') });
export type RecordingSettings = z.infer<typeof recordingSettings>;

export const recordingSettingsChange = z
  .strictObject({
    smallNumbers,
    languageFallback,
    reason: z.string().trim().min(3, 'Say in a few words why').max(400),
  })
  .meta({ id: 'RecordingSettingsChange' });
export type RecordingSettingsChange = z.infer<typeof recordingSettingsChange>;

/** How completely cases are recorded, by district and field. */
export const demandRecording = z
  .object({
    asAt: civilDate,
    month: month
      .nullable()
      .meta({ description: 'Latest month with counts that is over at the date; null: there is none' }),
    monthBefore: month.nullable().meta({ description: 'The month a year before, where it has counts' }),
    months: z.array(month),
    rows: z.array(recordingRow),
    lines: z.array(recordingLine),
    steps: z.array(recordingStep),
    estimates: z.array(languageEstimate),
    censusSource: z.string(),
    settings: recordingSettings,
  })
  .meta({ id: 'DemandRecording' });
export type DemandRecording = z.infer<typeof demandRecording>;
