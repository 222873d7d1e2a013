/** Codes that coders gave comments, and which of them a comment has in the end. */

/** A code of a frame. */
export interface Code {
  readonly id: string;
  /** As files and expressions write it. */
  readonly name: string;
  readonly label: string;
  readonly description: string;
  /** The id of its theme. */
  readonly parent: string | null;
  readonly retired: boolean;
  /** Of a retired code: the id of the code that its comments count for. */
  readonly mergedInto: string | null;
}

/** What one coder gave one comment: ids of codes, none where none fits. */
export interface Coding {
  readonly coder: string;
  readonly codes: readonly string[];
}

/** The coder of what was settled between coders. */
export const FINAL_CODER = 'final';

/** For each code the one that it counts for: itself, or what it was merged into, however often. */
export function countedAs(codes: readonly Code[]): ReadonlyMap<string, string> {
  const next = new Map(codes.map(({ id, mergedInto }) => [id, mergedInto]));
  const last = (id: string): string => {
    let at = id;
    // A ring cannot be made on the pages; whatever made one, it ends here.
    for (let steps = 0; steps < codes.length; steps += 1) {
      const into = next.get(at) ?? null;
      if (into === null) break;
      at = into;
    }
    return at;
  };
  return new Map(codes.map(({ id }) => [id, last(id)]));
}

/** The codes as they count now: merged ones as what they were merged into, each once, in one order. */
export function countedCodes(codes: readonly string[], as: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set(codes.map((id) => as.get(id) ?? id))].sort();
}

/**
 * The codes that a comment has in the end: those that were settled, or those that all its coders gave it. Null where
 * nobody coded it, or its coders differ and nothing is settled.
 */
export function settledCodes(
  codings: readonly Coding[],
  as: ReadonlyMap<string, string>,
): readonly string[] | null {
  const final = codings.find(({ coder }) => coder === FINAL_CODER);
  if (final !== undefined) return countedCodes(final.codes, as);
  const [first, ...others] = codings.map(({ codes }) => countedCodes(codes, as));
  if (first === undefined) return null;
  return others.every((codes) => codes.join(' ') === first.join(' ')) ? first : null;
}

/** Whether the comment's coders differ and nothing is settled. */
export function isDisputed(codings: readonly Coding[], as: ReadonlyMap<string, string>): boolean {
  return codings.length > 1 && settledCodes(codings, as) === null;
}

/**
 * Whose codes somebody may see: their own while coders work apart, everybody's once they were compared. Nobody is led by
 * what a colleague thought before both have thought.
 */
export function visibleTo(
  codings: readonly Coding[],
  viewer: string,
  stage: 'coding' | 'compared',
): readonly Coding[] {
  return stage === 'compared' ? codings : codings.filter(({ coder }) => coder === viewer);
}

/** The codes in the order of a page: themes and codes without one, each theme with its codes below it. */
export function inThemes(codes: readonly Code[]): readonly Code[] {
  const ids = new Set(codes.map(({ id }) => id));
  const tops = codes.filter(({ parent }) => parent === null || !ids.has(parent));
  return tops.flatMap((top) => [top, ...codes.filter(({ parent }) => parent === top.id)]);
}

/** A code with those of its theme, as they count now: whoever has one of them has the theme. */
export function familyOf(
  { codes, as }: { readonly codes: readonly Code[]; readonly as: ReadonlyMap<string, string> },
  id: string,
): ReadonlySet<string> {
  const own = codes.filter(({ parent }) => parent === id).map((code) => code.id);
  return new Set([id, ...own].map((each) => as.get(each) ?? each));
}
