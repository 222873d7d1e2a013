/** The few words that files say themselves, in the languages of the service; labels are the questionnaire's own. */
import { inLanguage, type Texts } from '../../../shared/language.js';
import type { RowBlank } from '../../surveys/rows-beside.js';

const BLANKS: Readonly<Record<RowBlank, Texts>> = {
  'not-asked': { en: 'Not asked', cy: 'Heb ei ofyn' },
  hidden: { en: 'Does not apply', cy: 'Ddim yn berthnasol' },
  skipped: { en: 'Left blank', cy: 'Gadawyd yn wag' },
  'broke-off': { en: 'Broke off before it', cy: 'Rhoddwyd y gorau cyn hyn' },
  'not-in-version': { en: 'Not in this version', cy: 'Ddim yn y fersiwn hon' },
  'not-coded': { en: 'Comment not coded', cy: 'Sylw heb ei godio' },
};

const WHY: Texts = { en: 'why it is blank', cy: 'pam mae’n wag' };

/** What a variable holds that says why another is blank. */
export function whyBlankWords(language: string): string {
  return inLanguage(WHY, language);
}

/** Why a cell is blank, in a few words. */
export function blankWords(reason: RowBlank, language: string): string {
  return inLanguage(BLANKS[reason], language);
}

/** What a codebook says besides the questionnaire's own words. */
export interface CodebookWords {
  readonly codebook: string;
  readonly responses: string;
  readonly moment: string;
  readonly versions: string;
  readonly answered: string;
  readonly code: string;
  readonly means: string;
  readonly count: string;
  readonly missing: string;
  readonly kinds: Readonly<Record<'code' | 'number' | 'date' | 'text', string>>;
  readonly measures: Readonly<Record<'nominal' | 'ordinal' | 'scale', string>>;
}

const ENGLISH: CodebookWords = {
  codebook: 'Codebook',
  responses: 'Responses',
  moment: 'As they were at',
  versions: 'In version',
  answered: 'Answered',
  code: 'Code',
  means: 'Means',
  count: 'Number',
  missing: 'says nothing',
  kinds: { code: 'Code', number: 'Number', date: 'Date', text: 'Text' },
  measures: { nominal: 'nominal', ordinal: 'ordinal', scale: 'scale' },
};

const WELSH: CodebookWords = {
  codebook: 'Llyfr codau',
  responses: 'Ymatebion',
  moment: 'Fel yr oeddent ar',
  versions: 'Yn fersiwn',
  answered: 'Wedi ateb',
  code: 'Cod',
  means: 'Ystyr',
  count: 'Nifer',
  missing: 'ddim yn dweud dim',
  kinds: { code: 'Cod', number: 'Rhif', date: 'Dyddiad', text: 'Testun' },
  measures: { nominal: 'enwol', ordinal: 'trefnol', scale: 'graddfa' },
};

/** The words of a codebook in Welsh, and in English for every other language. */
export function codebookWords(language: string): CodebookWords {
  return language === 'cy' ? WELSH : ENGLISH;
}
