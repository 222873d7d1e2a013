/** How many comments have each code, by group, with the bases of those who commented and of all who completed. */
import { z } from 'zod';
import { familyOf, inThemes, settledCodes, visibleTo } from '../../../../domain/comments/coding.js';
import { groupsOf } from '../chosen-comments.js';
import type { StoredComment } from '../comment-block.js';
import type { CommentGround } from '../comment-ground.js';
import type { CommentAsk } from './ask.js';

const input = z.object({ by: z.string().max(200).nullable() });

/** A column of the table: everybody, or one group. */
export interface CountedGroup {
  readonly label: string;
  /** Comments of the group. */
  readonly comments: number;
  /** Of these, those whose codes are known. */
  readonly coded: number;
  /** Of these, those with no code at all. */
  readonly without: number;
}

export interface CodeCounts {
  readonly by: string | null;
  readonly groups: readonly CountedGroup[];
  /** One for each code, in the order of themes; comments with a code of a theme count for the theme. */
  readonly codes: readonly {
    readonly name: string;
    readonly label: string;
    readonly isBelow: boolean;
    readonly retired: boolean;
    readonly counts: readonly number[];
  }[];
  /** Comments whose coders differ. */
  readonly disputed: number;
}

export const counts: CommentAsk<z.infer<typeof input>, CodeCounts> = {
  input,
  answer: (ground, { by }) => {
    const { codes, as, codings, viewer, stage } = ground;
    const columns = columnsOf(ground, by);
    const known = new Map<string, readonly string[] | null>();
    let disputed = 0;
    for (const { key } of ground.comments) {
      const seen = visibleTo(codings.get(key) ?? [], viewer, stage);
      const settled = settledCodes(seen, as);
      if (settled === null && seen.length > 1) disputed += 1;
      known.set(key, settled);
    }
    const inColumn = columns.map(({ has }) => ground.comments.filter(has));
    const having = (comments: readonly StoredComment[], family: ReadonlySet<string>) =>
      comments.filter(({ key }) => known.get(key)?.some((id) => family.has(id)) === true).length;
    return {
      by: columns[1] === undefined ? null : by,
      groups: columns.map(({ label }, at) => {
        const comments = inColumn[at] ?? [];
        const coded = comments.filter(({ key }) => (known.get(key) ?? null) !== null);
        const without = coded.filter(({ key }) => known.get(key)?.length === 0).length;
        return { label, comments: comments.length, coded: coded.length, without };
      }),
      codes: inThemes(codes)
        .filter(({ mergedInto }) => mergedInto === null)
        .map(({ id, name, label, parent, retired }) => {
          const family = familyOf(ground, id);
          return {
            ...{ name, label, retired, isBelow: parent !== null },
            counts: inColumn.map((comments) => having(comments, family)),
          };
        }),
      disputed,
    };
  },
};

interface Column {
  readonly label: string;
  readonly has: (comment: StoredComment) => boolean;
}

/** Everybody, then the groups: of a survey those of any variable, of a ballot those that may be told beside a comment. */
export function columnsOf(ground: CommentGround, by: string | null): readonly Column[] {
  const everybody: Column = { label: 'Everybody', has: () => true };
  if (by === null) return [everybody];
  const aside = ground.asides.findIndex(({ name }) => name === by);
  const told = (ground.asides[aside]?.categories ?? []).map(
    ({ name, label }): Column => ({ label, has: (comment) => comment.told[aside] === name }),
  );
  const grouped = (groupsOf(ground, by)?.groups ?? []).map(
    ({ label, keys }): Column => ({ label, has: ({ key }) => keys.has(key) }),
  );
  return [everybody, ...told, ...grouped];
}
