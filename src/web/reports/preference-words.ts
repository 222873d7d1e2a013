/** How groups and ranks of published preferences are called. */
import type { Preferences } from '../../services/analysis/publishing/published-preferences.js';
import { inLanguage } from '../../shared/language.js';
import { ordinal } from '../pages/workbench-numbers.js';
import type { ReportWords } from './words.js';

export type Group = Preferences['groups'][number];

/** How a group is called; everybody has no name of its own. */
export function groupLabel({ banner, label }: Group, { language, t }: ReportWords): string {
  return banner === null ? t('report.everybody') : inLanguage(label, language);
}

/** A rank in words: "4th"; Welsh tells it as a number. */
export function rankText(rank: number, { language }: ReportWords): string {
  return language === 'en' ? ordinal(rank) : String(rank);
}
