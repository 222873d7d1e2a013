/** The labels of variables that are yes or no. */
import type { Texts } from '../../../shared/language.js';

export const YES: Texts = { en: 'Yes', cy: 'Ie' };
export const NO: Texts = { en: 'No', cy: 'Na' };

/** 1 is yes. */
export const YES_OR_NO = [
  { code: 0, label: NO },
  { code: 1, label: YES },
] as const;
