/** What a kind of analysis is: its name, its options, and how a table of texts becomes an answer. */
import { z } from 'zod';
import type { Solver } from '../../../domain/statistics/disclosure/solver.js';
import { type Result, refuse } from '../../../shared/result.js';
import type { CsvTable } from './csv-table.js';
import { caught, fail } from './refusal.js';

/** An answer as the contract lays it out: an object of what JSON can say; keys of `undefined` are left out. */
export type Answer = Readonly<Record<string, unknown>>;

/** One kind of analysis, as the hall knows it. */
export interface OutsideAnalysis {
  /** The word after `canvass analyse`, and `do` in a batch. */
  readonly name: string;
  /** One line for the help. */
  readonly summary: string;
  /** False where the options say everything and no data are read. */
  readonly readsData: boolean;
  /** Whether it has linear programs to be answered; the solver takes a moment to load, so only those get one. */
  readonly needsSolver: boolean;
  /** The options by name, each with what may be given. */
  readonly options: Readonly<Record<string, z.ZodType>>;
  /** The answer, or why there is none. Refuses options that the kind does not have. `solve` is asked only by kinds that need it. */
  run(data: CsvTable, options: Readonly<Record<string, unknown>>, solve: Solver): Result<Answer, string>;
}

/**
 * Makes a kind from a zod shape of its options and what it does with them. `answer` may give up anywhere by `fail` and
 * `need`; options that are null count as left out.
 */
export function outsideAnalysis<Shape extends z.ZodRawShape>(kind: {
  readonly name: string;
  readonly summary: string;
  readonly readsData?: boolean;
  readonly needsSolver?: boolean;
  readonly options: Shape;
  answer(data: CsvTable, options: z.output<z.ZodObject<Shape>>, solve: Solver): Answer;
}): OutsideAnalysis {
  const schema = z.strictObject(kind.options);
  return {
    name: kind.name,
    summary: kind.summary,
    readsData: kind.readsData ?? true,
    needsSolver: kind.needsSolver ?? false,
    options: kind.options as unknown as Readonly<Record<string, z.ZodType>>,
    run(data, options, solve) {
      const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== null));
      const parsed = schema.safeParse(given);
      if (!parsed.success) return refuse(describeIssue(kind.name, parsed.error, given));
      const asked = parsed.data as z.output<z.ZodObject<Shape>>;
      return caught(() => withFiniteNumbers(kind.answer(data, asked, solve)));
    },
  };
}

function describeIssue(name: string, error: z.ZodError, given: Readonly<Record<string, unknown>>): string {
  const [issue] = error.issues;
  if (issue === undefined) return `${name}: its options make no sense`;
  if (issue.code === 'unrecognized_keys')
    return `${name} has no option ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
  const path = issue.path.join('.');
  const [option = ''] = issue.path;
  return given[String(option)] === undefined
    ? `${name} needs the option ${String(option)}`
    : `option ${path}: ${issue.message}`;
}

/** The answer itself; gives up where a number in it is none, as JSON would silently say null. */
function withFiniteNumbers(answer: Answer): Answer {
  const look = (value: unknown, path: string): void => {
    if (typeof value === 'number' && !Number.isFinite(value))
      fail(`${path} cannot be worked out from these data`);
    if (typeof value === 'object' && value !== null)
      for (const [key, each] of Object.entries(value)) look(each, path === '' ? key : `${path}.${key}`);
  };
  look(answer, '');
  return answer;
}
