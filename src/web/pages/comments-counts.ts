/** How many comments have each code: numbers and shares of the coded comments, for everybody and by group. */
import { VOTE } from '../../services/analysis/ballot-tables/variables.js';
import type { CodeCounts } from '../../services/analysis/comments/asks/counts.js';
import { FIRST_CHOICE } from '../../services/analysis/comments/comment-block.js';
import type { Formats } from '../../shared/dates.js';
import type { CommentStage } from '../../storage/comment-tables.js';
import { type CommentDesk, commentFrame } from '../comments/desk.js';
import type { GroupChoice } from '../comments/groups.js';
import type { PageModel } from '../render.js';
import { withCode } from './comments-frame.js';
import { counted } from './counted.js';

/** What the page is made of. */
export interface CountsParts {
  readonly counts: CodeCounts;
  readonly stage: CommentStage;
  readonly groups: readonly GroupChoice[];
}

/** The model of `views/pages/comments-counts.ejs`. */
export function commentCountsPage(
  desk: CommentDesk,
  { counts, stage, groups }: CountsParts,
  format: Formats,
): PageModel {
  const { base, place, question } = desk;
  const [everybody] = counts.groups;
  const isSurvey = place.subject.kind === 'survey';
  const query = (name: string) =>
    new URLSearchParams({
      rows: `${name}${question.name}`,
      ...(counts.by === null ? {} : { columns: counts.by === FIRST_CHOICE ? VOTE : counts.by }),
    });
  const codes = {
    text: isSurvey ? 'Of those whose comment is coded' : 'Of the coded comments',
    href: `${place.workbench}?${query('codes.')}`,
  };
  const ofAll = {
    text: 'Of everybody who was asked',
    href: `${place.workbench}?${query('codes-of-all.')}`,
  };
  return {
    ...commentFrame(desk, '/counts'),
    ...{ title: 'Counts of codes', mainWidth: 'full', action: `${base}/counts`, by: counts.by },
    groups: groups.map(({ name, label }) => ({ value: name, text: label })),
    sentence: `${counted(format, everybody?.coded ?? 0, 'comment is', 'comments are')} coded, of ${format.number(everybody?.comments ?? 0)}.`,
    notes: [
      ...notesOf(counts, stage, format),
      ...(isSurvey || counts.by === null
        ? []
        : [
            'A group is told beside a comment only where enough papers share it, so groups do not add up to everybody.',
          ]),
    ],
    table: counts.codes.length === 0 ? null : tableOf(base, counts, format),
    workbench: stage === 'compared' ? [codes, ...(isSurvey ? [ofAll] : [])] : [],
  };
}

function notesOf({ disputed }: CodeCounts, stage: CommentStage, format: Formats): readonly string[] {
  if (stage === 'coding')
    return ['These are your own codes. Everybody’s are counted once coders are compared.'];
  if (disputed === 0) return [];
  return [
    `${counted(format, disputed, 'comment is', 'comments are')} not counted, because coders differ about it.`,
  ];
}

/** Shares are of comments that are coded; one comment can have several codes. */
function tableOf(base: string, { groups, codes }: CodeCounts, format: Formats) {
  const shown = (count: number, at: number) => {
    const coded = groups[at]?.coded ?? 0;
    return coded === 0 ? '–' : `${format.number(count)} (${Math.round((count / coded) * 100)}%)`;
  };
  return {
    ...{
      caption: 'Comments with each code, and their share of the coded comments',
      dense: true,
      captionHidden: false,
    },
    head: [{ text: 'Code' }, ...groups.map(({ label }) => ({ text: label, numeric: true }))],
    rows: [
      ...codes.map(({ name, label, isBelow, retired, counts }) => [
        { text: `${isBelow ? '– ' : ''}${label}${retired ? ' (retired)' : ''}`, href: withCode(base, name) },
        ...counts.map(shown),
      ]),
      [{ text: 'No code fits' }, ...groups.map(({ without }, at) => shown(without, at))],
      [{ text: 'Coded comments (base)' }, ...groups.map(({ coded }) => format.number(coded))],
      [{ text: 'All comments' }, ...groups.map(({ comments }) => format.number(comments))],
    ],
  };
}
