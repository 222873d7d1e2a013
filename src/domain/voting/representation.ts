/** Who a committee represents: groups of papers large enough for seats that agree on options and got none, and who stands behind each winner. */
import { approversOf } from './approval-sets.js';
import type { PaperKind } from './paper.js';
import { NO_MARK, type Papers, totalWeight } from './paper-box.js';
import { NOBODY, preferencesOf } from './preferences.js';
import { solidCoalitions } from './solid-coalitions.js';

/** A committee over a field of options; `papers` holds no blank ones, options are positions. */
export interface Committee {
  readonly kind: PaperKind;
  readonly seats: number;
  readonly optionCount: number;
  readonly papers: Papers;
  readonly winners: readonly number[];
}

/** Papers that agree on `options`, deserve so many seats among them and have fewer. */
export interface Unrepresented {
  readonly options: readonly number[];
  readonly papers: number;
  readonly deserves: number;
  /** Winners among the options; for approvals the most that any of these papers approves. */
  readonly has: number;
}

/** How a committee represents its papers. */
export interface Representation {
  /** `ejr-plus` for approvals, `solid-coalitions` for ranks. */
  readonly rule: 'ejr-plus' | 'solid-coalitions';
  readonly papers: number;
  /** The largest first, at most so many as anybody reads. */
  readonly unrepresented: readonly Unrepresented[];
  /** For each winner, in order of election: papers that put it first of the winners, or approve it. */
  readonly behind: readonly number[];
  /** `papersWith[j]`: papers that rank or approve j of the winners. */
  readonly papersWith: readonly number[];
}

const MOST_GROUPS = 10;

/** The representation check of a committee; null for papers of scores and of one choice, which agree on no sets. */
export function representationOf(committee: Committee): Representation | null {
  const { kind, papers, winners, seats } = committee;
  if (kind !== 'ranks' && kind !== 'approvals') return null;
  const unrepresented = kind === 'ranks' ? withoutQuotas(committee) : withoutExtension(committee);
  return {
    rule: kind === 'ranks' ? 'solid-coalitions' : 'ejr-plus',
    papers: totalWeight(papers),
    unrepresented: [...unrepresented]
      .sort((a, b) => b.papers - a.papers || a.options.length - b.options.length)
      .slice(0, MOST_GROUPS),
    behind: winners.map((winner) => weightWhere(papers, (row) => standsBehind(row, winner, committee))),
    papersWith: Array.from({ length: seats + 1 }, (_, number) =>
      weightWhere(papers, (row) => winners.filter((winner) => isMarked(row, winner, kind)).length === number),
    ),
  };
}

/**
 * Solid coalitions with more than l Droop quotas of papers and fewer than l of their options elected, or fewer than all of
 * them (M. Dummett, *Voting Procedures*, 1984; D. R. Woodall 1994: the Droop proportionality criterion).
 */
function* withoutQuotas({ papers, seats, winners }: Committee): Generator<Unrepresented> {
  const valid = totalWeight(papers);
  for (const { options, weight } of solidCoalitions(preferencesOf(papers), papers)) {
    const quotas = Math.ceil((weight * (seats + 1)) / valid) - 1;
    const deserves = Math.min(quotas, options.length);
    const has = options.filter((option) => winners.includes(option)).length;
    if (has < deserves) yield { options, papers: weight, deserves, has };
  }
}

/**
 * For an option that was not elected, papers that approve it, are l shares of all papers (a share: papers divided by seats),
 * and approve fewer than l winners each: EJR+ (M. Brill and J. Peters, *Robust and verifiable proportionality axioms for
 * multiwinner voting*, EC 2023). Of several l for one option the largest group is told.
 */
function* withoutExtension(committee: Committee): Generator<Unrepresented> {
  const { papers, seats, winners, optionCount } = committee;
  const valid = totalWeight(papers);
  const approvers = approversOf(papers).map(({ options, weight }) => ({
    options: new Set(options),
    weight,
    winners: options.filter((option) => winners.includes(option)).length,
  }));
  for (let option = 0; option < optionCount; option++) {
    if (winners.includes(option)) continue;
    const behind = approvers.filter(({ options }) => options.has(option));
    for (let deserves = seats; deserves >= 1; deserves--) {
      const group = behind.filter((approver) => approver.winners < deserves);
      const weight = group.reduce((sum, approver) => sum + approver.weight, 0);
      if (weight * seats < deserves * valid) continue;
      const has = group.reduce((most, approver) => Math.max(most, approver.winners), 0);
      yield { options: [option], papers: weight, deserves, has };
      break;
    }
  }
}

function weightWhere(papers: Papers, holds: (row: Uint16Array) => boolean): number {
  let weight = 0;
  for (let paper = 0; paper < papers.count; paper++) {
    const row = papers.marks.subarray(paper * papers.optionCount, (paper + 1) * papers.optionCount);
    if (holds(row)) weight += papers.weights[paper] ?? 0;
  }
  return weight;
}

function isMarked(row: Uint16Array, option: number, kind: PaperKind): boolean {
  return kind === 'approvals' ? row[option] === 1 : row[option] !== NO_MARK;
}

/** Approvals stand behind every winner they mark; ranks behind the winners that none ranks above. */
function standsBehind(row: Uint16Array, winner: number, { kind, winners }: Committee): boolean {
  if (!isMarked(row, winner, kind)) return false;
  if (kind === 'approvals') return true;
  const mine = row[winner] ?? NOBODY;
  return winners.every((other) => other === winner || (row[other] ?? NO_MARK) > mine);
}
