/** Banner questions as codings of rows: each row has one place, and each column is some of the places. */
import { letterAt, type TableBanner, type TableColumn } from '../table.js';
import { patternsOf } from './patterns.js';
import { type BannerQuestion, variableOf } from './request.js';
import { type Coding, oneCode } from './tally.js';

/** One banner question over all rows. */
export interface CodedBanner {
  /** Every row has a place, those who did not answer too. */
  readonly coding: Coding;
  readonly exclusive: boolean;
  /** Of the table's columns, those of this question. */
  readonly columns: readonly CodedColumn[];
  /** The places of those who are in any column. */
  readonly inside: readonly number[];
}

/** A column as places of its question's coding. */
export interface CodedColumn {
  /** Its place among the table's columns. */
  readonly at: number;
  readonly places: readonly number[];
}

/** All columns of a table. */
export interface CodedColumns {
  readonly banners: readonly TableBanner[];
  readonly columns: readonly TableColumn[];
  /** Everybody first, then each question. */
  readonly coded: readonly CodedBanner[];
}

/** The columns of everybody and of each question, in order. */
export function codeColumns(
  questions: readonly BannerQuestion[],
  everybody: string,
  rows: number,
): CodedColumns {
  const all: CodedBanner = {
    coding: oneCode(rows),
    exclusive: true,
    columns: [{ at: 0, places: [0] }],
    inside: [0],
  };
  const banners: TableBanner[] = [
    { key: 'total', label: everybody, variable: null, exclusive: true, columns: [0] },
  ];
  const columns: TableColumn[] = [{ key: '', label: everybody, variable: null, banner: 0, letter: '' }];
  const coded = [all];
  for (const question of questions) {
    const first = columns.length;
    const made =
      question.kind === 'single' ? codeSingle(question, first) : codeMultiple(question, rows, first);
    const names = namesOf(question);
    names.forEach((name, place) => {
      columns.push({ ...name, banner: banners.length, letter: letterAt(place) });
    });
    banners.push({
      key: question.key,
      label: question.label,
      variable: question.kind === 'single' ? variableOf(question) : null,
      exclusive: made.exclusive,
      columns: made.columns.map(({ at }) => at),
    });
    coded.push(made);
  }
  return { banners, columns, coded };
}

function namesOf(question: BannerQuestion) {
  return question.kind === 'multiple'
    ? question.choices.map((choice) => ({
        key: choice.key,
        label: choice.label,
        variable: variableOf(choice),
      }))
    : question.column.categories.map((key, place) => ({
        key,
        label: question.labels[place] ?? key,
        variable: null,
      }));
}

/** Categories stand at their own places; whoever is blank stands after the last. */
function codeSingle({ column }: Extract<BannerQuestion, { kind: 'single' }>, first: number): CodedBanner {
  const size = column.categories.length;
  const codes = new Int32Array(column.codes.length);
  for (let row = 0; row < codes.length; row += 1) {
    const code = column.codes[row] as number;
    codes[row] = code < 0 ? size : code;
  }
  return {
    coding: { codes, size: size + 1 },
    exclusive: true,
    columns: Array.from({ length: size }, (_, place) => ({ at: first + place, places: [place] })),
    inside: Array.from({ length: size }, (_, place) => place),
  };
}

function codeMultiple(
  { choices }: Extract<BannerQuestion, { kind: 'multiple' }>,
  rows: number,
  first: number,
): CodedBanner {
  const { coding, members } = patternsOf(
    rows,
    choices.length,
    (row, choice) => choices[choice]?.chosen[row] ?? -1,
    null,
  );
  const outside = members.length;
  const codes = coding.codes.map((code) => (code < 0 ? outside : code));
  const holding = (choice: number) =>
    members.flatMap((chosen, pattern) => (chosen.includes(choice) ? [pattern] : []));
  return {
    coding: { codes, size: outside + 1 },
    exclusive: members.every((chosen) => chosen.length <= 1),
    columns: choices.map((_, choice) => ({ at: first + choice, places: holding(choice) })),
    inside: members.flatMap((chosen, pattern) => (chosen.length > 0 ? [pattern] : [])),
  };
}
