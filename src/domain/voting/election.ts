/** One election as it was held: the options, who has withdrawn, the seats and every paper. */
import { assert } from '../../shared/assert.js';
import type { Marks, PaperKind } from './paper.js';
import { isBlankRow, keepColumns, keepRows, PaperBox, type Papers, totalWeight } from './paper-box.js';

export interface Election {
  readonly title: string;
  /** All options in definition order, withdrawn ones included; names are distinct. */
  readonly options: readonly string[];
  /** Positions of the withdrawn options, ascending. */
  readonly withdrawn: readonly number[];
  readonly seats: number;
  /** How the marks are to be read; `choice` is a paper of ranks with nothing but a 1. */
  readonly kind: PaperKind;
  readonly papers: Papers;
}

/** One paper and how many people cast it so; 1 where no weight is given. */
export interface WeightedMarks {
  readonly marks: Marks;
  readonly weight?: number;
}

/** What an election is built from. */
export interface ElectionParts {
  readonly title?: string;
  readonly options: readonly string[];
  readonly withdrawn?: readonly number[];
  readonly seats: number;
  readonly kind: PaperKind;
  readonly papers: Iterable<WeightedMarks>;
}

/** The election with identical papers merged. Marks and weights must already be valid (`validateMarks`, the formats). */
export function buildElection(parts: ElectionParts): Election {
  assert(new Set(parts.options).size === parts.options.length, 'options have distinct names');
  const box = new PaperBox(parts.options.length);
  for (const paper of parts.papers) {
    assert(box.add(paper.marks, paper.weight ?? 1), 'an election weighs less than 2^53 papers');
  }
  return {
    title: parts.title ?? '',
    options: parts.options,
    withdrawn: [...(parts.withdrawn ?? [])].sort((a, b) => a - b),
    seats: parts.seats,
    kind: parts.kind,
    papers: box.papers(),
  };
}

/** What is left to count once withdrawn options and papers that mark none of the others are set aside. */
export interface Standing {
  readonly options: readonly string[];
  readonly papers: Papers;
  /** Weight of all papers, and of those that mark no standing option. */
  readonly total: number;
  readonly blank: number;
}

/** The standing options in definition order, and the papers that say something about them. */
export function standing(election: Election): Standing {
  const kept = [...election.options.keys()].filter((option) => !election.withdrawn.includes(option));
  const all = election.withdrawn.length === 0 ? election.papers : keepColumns(election.papers, kept);
  const papers = keepRows(all, (row) => !isBlankRow(all, row));
  const total = totalWeight(all);
  return {
    options: kept.map((option) => election.options[option] ?? ''),
    papers,
    total,
    blank: total - totalWeight(papers),
  };
}
