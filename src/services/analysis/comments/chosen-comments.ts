/** Which comments a reader has asked for: by group, stored filter, code, and words. */
import { z } from 'zod';
import { familyOf, settledCodes, visibleTo } from '../../../domain/comments/coding.js';
import { type Span, searchHits } from '../../../domain/comments/search.js';
import { inLanguage } from '../../../shared/language.js';
import { ofKind } from '../definitions/definition.js';
import { extended } from '../derive/index.js';
import { rowsWhere } from '../derive/rows-where.js';
import { groupingsOf } from '../enquiries/groups.js';
import type { StoredComment } from './comment-block.js';
import type { CommentGround } from './comment-ground.js';
import type { KeyedRows } from './keyed-rows.js';

/** What is asked for; everything is optional, and what there is not leaves nothing out. */
export const choosing = z.object({
  search: z.string().max(200),
  /** Name of a stored filter. */
  filter: z.string().max(200).nullable(),
  /** `variable=category`. */
  group: z.string().max(500).nullable(),
  /** `code:name`, `uncoded`, `mine`, `disputed` or `quoted`. */
  code: z.string().max(100).nullable(),
});
export type Choosing = z.infer<typeof choosing>;

export interface Chosen {
  readonly comments: readonly { readonly comment: StoredComment; readonly hits: readonly Span[] }[];
  /** What could not be done as asked, in sentences. */
  readonly faults: readonly string[];
}

/** The comments in their order. */
export function chosenComments(ground: CommentGround, asked: Choosing): Chosen {
  const faults: string[] = [];
  const inGroup = groupTest(ground, asked.group, faults);
  const inFilter = filterTest(ground, asked.filter, faults);
  const coded = codeTest(ground, asked.code, faults);
  const comments = ground.comments.flatMap((comment) => {
    if (!inGroup(comment) || !inFilter(comment) || !coded(comment)) return [];
    const hits = searchHits(comment.text, asked.search);
    return hits === null ? [] : [{ comment, hits }];
  });
  return { comments, faults };
}

type Test = (comment: StoredComment) => boolean;
const EVERY: Test = () => true;

function groupTest(ground: CommentGround, group: string | null, faults: string[]): Test {
  if (group === null) return EVERY;
  const cut = group.indexOf('=');
  const [name, category] = [group.slice(0, cut), group.slice(cut + 1)];
  const aside = ground.asides.findIndex((each) => each.name === name);
  if (aside !== -1) return ({ told }) => told[aside] === category;
  const found = groupsOf(ground, name)?.groups.find(({ key }) => key === category);
  if (found !== undefined) return ({ key }) => found.keys.has(key);
  faults.push('There is no such group, so everybody’s comments are shown.');
  return EVERY;
}

/** A question's groups, with the keys of the responses in each. */
export interface KeyedGroups {
  readonly label: string;
  readonly groups: readonly {
    readonly key: string;
    readonly label: string;
    readonly keys: ReadonlySet<string>;
  }[];
}

/** The groups that a question puts a survey's respondents into; null where there is none of that name. */
export function groupsOf({ rows, definitions }: CommentGround, name: string): KeyedGroups | null {
  if (rows === null) return null;
  const data = extended(rows.data, ofKind(definitions, 'variable')).data;
  const everybody = new Uint8Array(data.rows).fill(1);
  const [grouping] = groupingsOf(data, { banner: [name] }, everybody, 'en');
  if (grouping === undefined) return null;
  return {
    label: grouping.label,
    groups: grouping.groups.map(({ key, label, rows: mask }) => ({
      ...{ key, label: label || key },
      keys: keysIn(rows, mask),
    })),
  };
}

function filterTest({ rows, definitions }: CommentGround, name: string | null, faults: string[]): Test {
  if (name === null) return EVERY;
  const filter = ofKind(definitions, 'filter').find((each) => each.name === name);
  if (rows === null || filter === undefined) {
    faults.push('There is no such filter any more, so nobody is left out.');
    return EVERY;
  }
  const data = extended(rows.data, ofKind(definitions, 'variable')).data;
  const mask = rowsWhere(data, filter.content.expression);
  if (!mask.ok) {
    faults.push(`The filter “${inLanguage(filter.content.label, 'en')}” was not used. ${mask.problem}.`);
    return EVERY;
  }
  const keys = keysIn(rows, mask.value);
  return ({ key }) => keys.has(key);
}

function keysIn({ keyAt }: KeyedRows, mask: Uint8Array): ReadonlySet<string> {
  const keys = new Set<string>();
  for (let row = 0; row < mask.length; row += 1) if (mask[row] === 1) keys.add(keyAt(row));
  return keys;
}

function codeTest(ground: CommentGround, code: string | null, faults: string[]): Test {
  if (code === null) return EVERY;
  const { codes, codings, viewer, stage, as, quoted } = ground;
  const seen = ({ key }: StoredComment) => visibleTo(codings.get(key) ?? [], viewer, stage);
  if (code === 'quoted') return ({ key }) => quoted.has(key);
  if (code === 'uncoded') return (comment) => seen(comment).length === 0;
  if (code === 'mine') return (comment) => seen(comment).some(({ coder }) => coder === viewer);
  if (code === 'disputed')
    return (comment) => seen(comment).length > 1 && settledCodes(seen(comment), as) === null;
  const wanted = codes.find(({ name }) => `code:${name}` === code);
  if (wanted === undefined) {
    faults.push('There is no such code any more, so comments with every code are shown.');
    return EVERY;
  }
  const family = familyOf(ground, wanted.id);
  return (comment) =>
    (settledCodes(seen(comment), as) ?? seen(comment).flatMap((each) => each.codes)).some((id) =>
      family.has(as.get(id) ?? id),
    );
}
