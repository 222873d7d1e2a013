/** What an organiser says about a survey beside its questionnaire: what it is called, who may come in and how. */
import { z } from 'zod';
import { present } from '../../shared/assert.js';
import type { SurveyRow } from '../../storage/survey-store.js';

const text = (longest: number) => z.string().trim().max(longest);
const localised = (longest: number) =>
  z.strictObject({ en: text(longest).min(1), cy: text(longest).optional() });
const optionalLocalised = (longest: number) =>
  z.strictObject({ en: text(longest), cy: text(longest).optional() });

/** Where the panel company takes its people back; `{rid}` is their id for the person. */
const panelAddress = z
  .url({ protocol: /^https$/ })
  .max(1000)
  .refine((address) => address.includes('{rid}'), 'the address says where {rid} goes');

/** What a survey can be about. */
export const TOPICS = ['health', 'other'] as const;

const settings = z.strictObject({
  title: localised(200),
  /** Markdown: what the survey is for, on its start page. */
  introduction: optionalLocalised(10_000),
  /** How long it takes, in minutes; null until somebody says so. */
  minutes: z.int().min(1).max(240).nullable(),
  /** Whether anybody may answer by the survey's address. */
  openLink: z.boolean(),
  /** Whether a browser that has answered by the open link may answer again. */
  severalPerBrowser: z.boolean(),
  /** What it is about: of health, numbers of few people are held back further. Health, until somebody says that it is not. */
  topic: z.enum(TOPICS).default('health'),
  /** Null while no panel company sends people. */
  panel: z
    .strictObject({
      completed: panelAddress,
      screenedOut: panelAddress,
      quotaFull: panelAddress,
      /** Whether ids have to come signed. */
      signedIn: z.boolean(),
    })
    .nullable(),
});

export type SurveySettings = z.infer<typeof settings>;

/** The settings of a stored survey, which were checked when they were stored. */
export function settingsOf(survey: Pick<SurveyRow, 'settings'>): SurveySettings {
  const read = settings.safeParse(JSON.parse(survey.settings));
  return present(read.success ? read.data : null, 'a stored survey has settings');
}

/** The one text in which settings are stored. */
export function writeSettings(value: SurveySettings): string {
  return JSON.stringify(settings.parse(value));
}

/** Whether this is an address that a panel can be sent back to. */
export function isPanelAddress(address: string): boolean {
  return panelAddress.safeParse(address).success;
}
