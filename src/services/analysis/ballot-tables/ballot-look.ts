/** A view of a ballot: tables of the vote and of the questions beside it, with the numbers that are told and no others. */
import { onlyTold } from '../../../domain/statistics/disclosure/published/family.js';
import type { Table } from '../../../domain/statistics/table.js';
import { buildTable } from '../../../domain/statistics/tables/build-table.js';
import { inLanguage } from '../../../shared/language.js';
import type { DataSet } from '../data-set/data-set.js';
import type { Look, Seen } from '../enquiries/look.js';
import type { View } from '../view/view.js';
import { codesNamed } from './comment-codes.js';
import { ballotRequest } from './request.js';

/** What is seen; whatever else the view asks for (filters, weights, other waves) is not used, and said not to be. */
export function ballotLook(
  data: DataSet,
  view: View,
  language: string,
  codes: readonly DataSet[] = [],
): Look {
  const comments = codesNamed(codes, view);
  if (comments !== null) return commentsLook(comments, view, language);
  const request = ballotRequest(data, view, language);
  const table = onlyTold(
    { name: '', request, people: null, table: buildTable(request) },
    data.rows,
    new Set(data.told ?? []),
  );
  return {
    ...{ people: data.rows, weight: null, faults: faultsOf(data, view) },
    parts: seenIn(data, table, view, language),
  };
}

/** A view that names codes: of the comments on that question, with what is told beside each on the list of comments. */
function commentsLook(data: DataSet, view: View, language: string): Look {
  const table = buildTable(ballotRequest(data, view, language));
  return {
    ...{ people: data.rows, weight: null, faults: faultsOf(data, view), about: 'comments' },
    parts: seenIn(data, table, view, language),
  };
}

function seenIn(data: DataSet, table: Table, view: View, language: string): readonly Seen[] {
  const questions = view.rows.flatMap((name) => data.questions.filter((question) => question.name === name));
  if (questions.length === 0) return [];
  const named = questions.map(({ name, label, table: kind }) => ({
    ...{ key: name, label: inLanguage(label, language) || name, table: kind, bins: null },
    blocks: [name],
  }));
  return [{ kind: 'table', table, questions: named }];
}

function faultsOf({ questions }: DataSet, view: View): readonly string[] {
  const unknown = [...view.rows, ...view.banner].filter(
    (asked) => !questions.some(({ name }) => name === asked),
  );
  const isNarrowed = [view.filter, view.where, view.weight, view.wave].some((one) => one !== null);
  return [
    ...unknown.map(
      (name) => `There is no question called ${name} whose groups are large enough to be shown.`,
    ),
    ...(isNarrowed
      ? ['Tables of a vote are of all papers: filters, conditions, weights and other waves are not used.']
      : []),
  ];
}
