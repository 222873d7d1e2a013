/** Comments to read: what was asked for, in words, and each with its hits, its codes and what can be done with it. */
import { cutAt } from '../../domain/comments/search.js';
import type { Listed } from '../../services/analysis/comments/asks/list.js';
import type { Definition, FilterDefinition } from '../../services/analysis/definitions/definition.js';
import type { Formats } from '../../shared/dates.js';
import type { CommentCodeRow } from '../../storage/comment-frame-store.js';
import { type ListAsked, listQuery } from '../comments/address.js';
import { type CommentDesk, commentFrame } from '../comments/desk.js';
import type { GroupChoice } from '../comments/groups.js';
import type { PageModel } from '../render.js';
import { counted } from './counted.js';

/** What can be chosen above the list. */
export interface ListChoices {
  readonly codes: readonly CommentCodeRow[];
  readonly filters: readonly Definition<FilterDefinition>[];
  readonly groups: readonly GroupChoice[];
}

const CODINGS = {
  none: null,
  own: 'Your codes',
  settled: 'Codes',
  disputed: 'Coders differ',
} as const;

/** The model of `views/pages/comments-list.ejs`. */
export function commentListPage(
  desk: CommentDesk,
  asked: ListAsked,
  listed: Listed,
  { codes, filters, groups }: ListChoices,
  format: Formats,
): PageModel {
  const { base } = desk;
  const at = (page: number) => `${base}${listQuery({ ...asked, page })}`;
  return {
    ...commentFrame(desk, ''),
    ...{ title: 'Comments', mainWidth: 'full', total: listed.total, faults: listed.faults },
    sentence: sentenceOf(listed, format),
    isChosen: listQuery({ ...asked, page: 1 }) !== '',
    asking: {
      ...{ search: asked.search, filter: asked.filter, group: asked.group, code: asked.code },
      filters: filters.map(({ name, content }) => ({ value: name, text: content.label.en })),
      ...{ groups, codings: codingChoices(codes) },
    },
    comments: listed.comments.map(({ ref, text, hits, codes: labels, coding, told, isQuoted }) => ({
      ...{ ref, labels, isQuoted, told: told.join(' · ') },
      pieces: cutAt(text, hits),
      coding: CODINGS[coding],
      codeHref: `${base}/coding?comment=${ref}`,
      quoteHref: `${base}/quote?comment=${ref}`,
    })),
    pagination: {
      ...{ page: listed.page, pages: listed.pages },
      previous: listed.page > 1 ? at(listed.page - 1) : null,
      next: listed.page < listed.pages ? at(listed.page + 1) : null,
    },
  };
}

function sentenceOf({ total, found, words, mine }: Listed, format: Formats): string {
  const all = `${counted(format, total, 'comment', 'comments')}`;
  const shown = found === total ? all : `${format.number(found)} of ${all}`;
  const coded = mine === 0 ? '' : ` You have coded ${format.number(mine)}.`;
  return `${shown}, ${counted(format, words, 'word', 'words')}.${coded}`;
}

function codingChoices(codes: readonly CommentCodeRow[]) {
  return [
    { value: 'uncoded', text: 'Not coded yet' },
    { value: 'mine', text: 'Coded by me' },
    { value: 'disputed', text: 'Coders differ' },
    { value: 'quoted', text: 'With a quote' },
    ...codes
      .filter(({ merged_into }) => merged_into === null)
      .map(({ name, label }) => ({ value: `code:${name}`, text: label })),
  ];
}
