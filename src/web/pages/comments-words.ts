/** Words and phrases with the comments that have them, for everybody and by group. */
import type { WordCounts } from '../../services/analysis/comments/asks/words.js';
import type { Formats } from '../../shared/dates.js';
import { listQuery } from '../comments/address.js';
import { type CommentDesk, commentFrame } from '../comments/desk.js';
import type { GroupChoice } from '../comments/groups.js';
import type { PageModel } from '../render.js';

/** What the page is made of. */
export interface WordsParts {
  readonly words: WordCounts;
  readonly by: string | null;
  readonly order: 'common' | 'different';
  readonly groups: readonly GroupChoice[];
}

/** The model of `views/pages/comments-words.ejs`. */
export function commentWordsPage(
  desk: CommentDesk,
  { words, by, order, groups }: WordsParts,
  format: Formats,
): PageModel {
  const { base } = desk;
  return {
    ...commentFrame(desk, '/words'),
    ...{ title: 'Words', mainWidth: 'full', action: `${base}/words`, by: by ?? '', size: String(words.size) },
    order,
    groups: groups.map(({ name, label }) => ({ value: name, text: label })),
    table: words.phrases.length === 0 ? null : tableOf(base, words, format),
  };
}

function tableOf(base: string, { groups, phrases, size }: WordCounts, format: Formats) {
  const shown = (count: number, at: number) => {
    const comments = groups[at]?.comments ?? 0;
    return comments === 0 ? '–' : `${format.number(count)} (${Math.round((count / comments) * 100)}%)`;
  };
  const search = (phrase: string) =>
    `${base}${listQuery({ search: `"${phrase}"`, filter: null, group: null, code: null, page: 1 })}`;
  return {
    ...{ caption: 'Comments with each, and their share', dense: true, captionHidden: false },
    head: [
      { text: size === 1 ? 'Word' : 'Phrase' },
      ...groups.map(({ label, comments }) => ({
        text: `${label} (${format.number(comments)})`,
        numeric: true,
      })),
      { text: 'Times written', numeric: true },
    ],
    rows: phrases.map(({ phrase, counts, times }) => [
      { text: phrase, href: search(phrase) },
      ...counts.map(shown),
      format.number(times),
    ]),
  };
}
