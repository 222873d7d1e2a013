/** First choices by the answers to a companion question, as far as they may be published. */

import {
  mergeSmallGroups,
  type ProtectedTable,
  protectTable,
  protectYesNoTable,
} from '../../domain/statistics/disclosure.js';
import { isBlank } from '../../domain/voting/paper.js';
import type { BallotDefinition } from './definition.js';
import { firstChoice, methodOf, paperFault } from './election.js';
import type { PaperContent } from './paper-content.js';

/** People who gave one of these answers. `null` stands for having given none. */
export interface Group {
  readonly answers: readonly (string | null)[];
  /** Papers of the group that the table is about. */
  readonly base: number;
}

/** One companion question's table. */
export interface GroupTable {
  /** The question's name. */
  readonly question: string;
  /** What a cell counts: papers whose first choice the option is, or papers that approve it. */
  readonly measure: 'first-choice' | 'approval';
  readonly groups: readonly Group[];
  /** For each option of the definition, for each group: papers, or null where the number is withheld. */
  readonly counts: ProtectedTable;
}

/** A question whose table cannot be published at all, because its groups are too few or too small. */
export interface WithheldTable {
  readonly question: string;
  readonly measure: GroupTable['measure'];
  readonly groups: null;
}

/**
 * One table for each single-choice companion question. Groups smaller than the definition's `smallestGroup` are
 * shown together; small cells and what would give them back are withheld (`domain/statistics/disclosure.ts`).
 */
export function groupTables(
  definition: BallotDefinition,
  papers: readonly PaperContent[],
): readonly (GroupTable | WithheldTable)[] {
  const approvals = methodOf(definition).paperKind === 'approvals';
  const counted = papers.filter(({ marks }) => {
    if (paperFault(definition, marks) !== null) return false;
    return approvals ? !isBlank(marks) : firstChoice(definition, marks) !== null;
  });
  return definition.companions
    .filter(({ type }) => type === 'single-choice')
    .map((question) => tableOf(definition, question, counted, approvals));
}

type Companion = BallotDefinition['companions'][number];

function tableOf(
  definition: BallotDefinition,
  question: Companion,
  papers: readonly PaperContent[],
  approvals: boolean,
): GroupTable | WithheldTable {
  const measure = approvals ? 'approval' : 'first-choice';
  const answers = [...question.choices.map(({ name }) => name), null];
  const byAnswer = answers.map((answer) =>
    papers.filter((paper) => (paper.answers[question.name] ?? null) === answer),
  );
  const merged = mergeSmallGroups(
    byAnswer.map(({ length }) => length),
    definition.smallestGroup,
  );
  const members = merged.map((group) => group.flatMap((at) => byAnswer[at] ?? []));
  const groups = merged.map((group, at) => ({
    answers: group.map((answer) => answers[answer] ?? null),
    base: members[at]?.length ?? 0,
  }));
  const table = definition.options.map((_, option) =>
    members.map((group) => group.filter((paper) => isFor(definition, paper, option, approvals)).length),
  );
  const bases = groups.map(({ base }) => base);
  const counts = approvals
    ? protectYesNoTable(table, bases, definition.smallestGroup)
    : protectTable(table, definition.smallestGroup);
  if (groups.length < 2 || bases.some((base) => base < definition.smallestGroup) || counts === null)
    return { question: question.name, measure, groups: null };
  return { question: question.name, measure, groups, counts };
}

function isFor(
  definition: BallotDefinition,
  { marks }: PaperContent,
  option: number,
  approvals: boolean,
): boolean {
  return approvals ? marks[option] === 1 : firstChoice(definition, marks) === option;
}
