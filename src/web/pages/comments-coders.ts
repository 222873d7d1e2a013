/** Coders side by side: how far each is, how far they agree in numbers and in words, and where they differ. */
import { type Agreement, type AgreementWords, agreementWords } from '../../domain/comments/agreement.js';
import type { Compared } from '../../services/analysis/comments/asks/compared.js';
import type { Formats } from '../../shared/dates.js';
import type { CommentCodeRow } from '../../storage/comment-frame-store.js';
import type { CommentStage } from '../../storage/comment-tables.js';
import { type CommentDesk, commentFrame } from '../comments/desk.js';
import type { PageModel } from '../render.js';
import { counted } from './counted.js';

/** What the page is made of. */
export interface CodersParts {
  readonly compared: Compared;
  readonly stage: CommentStage;
  readonly codes: readonly CommentCodeRow[];
  readonly names: ReadonlyMap<string, string>;
}

/** How a coder is called who is no longer one of the lab. */
export const LEFT = 'Somebody who has left';

const WORDS: Readonly<Record<AgreementWords, string>> = {
  none: 'no better than chance',
  slight: 'slight',
  fair: 'fair',
  moderate: 'moderate',
  substantial: 'substantial',
  'almost-perfect': 'almost perfect',
  reliable: 'reliable',
  tentative: 'enough for tentative conclusions',
  unreliable: 'too low to rely on',
  undefined: 'not defined: everybody decided alike every time',
};

/** The model of `views/pages/comments-coders.ejs`. */
export function commentCodersPage(
  desk: CommentDesk,
  { compared, stage, codes, names }: CodersParts,
  format: Formats,
): PageModel {
  const { base } = desk;
  const { coders, report, disputed, settled, page, pages } = compared;
  const at = (to: number) => `${base}/coders${to === 1 ? '' : `?page=${to}`}`;
  return {
    ...commentFrame(desk, '/coders'),
    isSurvey: desk.place.subject.kind === 'survey',
    ...{ title: 'Coders', mainWidth: 'full', action: `${base}/coders`, stage, settled },
    coders: coders
      .map(({ coder, comments }) => ({
        name: names.get(coder) ?? LEFT,
        words: counted(format, comments, 'comment', 'comments'),
      }))
      .sort((one, other) => one.name.localeCompare(other.name)),
    agreement: report === null ? null : agreementSentence(report.overall, coders.length, format),
    table: report === null ? null : agreementTable(report.codes, format),
    disputed: counted(format, disputed, 'comment', 'comments'),
    hasDisputes: disputed > 0,
    disputes: compared.disputes.map(({ ref, text, codings }) => ({
      ...{ text, href: `${base}/settle?comment=${ref}` },
      codings: codings.map(({ coder, codes: given }) => ({
        name: names.get(coder) ?? LEFT,
        codes: labelsOf(codes, given),
      })),
    })),
    pagination: {
      ...{ page, pages },
      previous: page > 1 ? at(page - 1) : null,
      next: page < pages ? at(page + 1) : null,
    },
  };
}

/** The model of `views/pages/comments-compare.ejs`: what comparing means, before it is done for good. */
export function commentComparePage(desk: CommentDesk): PageModel {
  const { base } = desk;
  return {
    ...commentFrame(desk, null, [{ text: 'Coders', href: `${base}/coders` }]),
    title: 'Show everybody’s codes to everybody?',
    confirmation: {
      heading: 'Show everybody’s codes to everybody?',
      consequences: [
        'Coders see each other’s codes from now on, so nobody can code these comments blindly any more.',
        'Where coders differ, the codes can be settled.',
        ...(desk.place.subject.kind === 'survey' ? ['The codes become part of the data set.'] : []),
        'This cannot be undone.',
      ],
      action: `${base}/coders`,
      fields: { sure: 'yes' },
      button: 'Show all codes',
      cancel: `${base}/coders`,
    },
  };
}

/** The codes' labels as a list; what says that there are none. */
export function labelsOf(codes: readonly CommentCodeRow[], ids: readonly string[]): string {
  const labels = codes.filter(({ id }) => ids.includes(id)).map(({ label }) => label);
  return labels.length === 0 ? 'no code' : labels.join(', ');
}

function agreementSentence(overall: Agreement, coders: number, format: Formats): string {
  const { comments, alike } = overall;
  const share = Math.round((alike / comments) * 100);
  const both = coders === 2 ? 'both coders have' : 'two coders or more have';
  return `Of ${counted(format, comments, 'comment', 'comments')} that ${both} coded, ${format.number(alike)} (${share}%) have the same codes from everybody. ${measureName(overall)} over all codes is ${valueText(overall)}: agreement beyond chance is ${WORDS[agreementWords(overall)]}.`;
}

function measureName({ measure }: Pick<Agreement, 'measure'>): string {
  return measure === 'kappa' ? 'Cohen’s kappa' : 'Krippendorff’s alpha';
}

function valueText({ value }: Pick<Agreement, 'value'>): string {
  return value === null ? '–' : value.toFixed(2).replace('-', '−');
}

function agreementTable(codes: readonly { label: string; agreement: Agreement }[], format: Formats) {
  const [first] = codes;
  return {
    ...{ caption: 'Agreement by code', dense: true, captionHidden: false },
    head: [
      { text: 'Code' },
      { text: first === undefined ? 'Agreement' : measureName(first.agreement), numeric: true },
      { text: 'In words' },
      { text: 'Decided alike', numeric: true },
    ],
    rows: codes.map(({ label, agreement }) => [
      label,
      valueText(agreement),
      WORDS[agreementWords(agreement)],
      `${format.number(agreement.alike)} of ${format.number(agreement.comments)}`,
    ]),
  };
}
