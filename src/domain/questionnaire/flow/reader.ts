/** Reads the expressions of one questionnaire, each once, and gathers every fault on the way. */
import { checkExpression, type Expression, parseExpression } from '../expressions/index.js';
import type { Default } from './compiled.js';
import type { CompileFault } from './fault.js';

/** What can be faulty: a part, a quota or a screen-out. */
export type Named = Pick<CompileFault, 'name' | 'place'>;

export interface Reader {
  readonly faults: CompileFault[];
  fault(named: Named, field: string, sentence: string, column?: number): void;
  /** The expression of a field; null where there is none or it cannot be read. */
  read(named: Named, field: string, text: string | null): Expression | null;
}

/** A reader that has read nothing. */
export function newReader(): Reader {
  const faults: CompileFault[] = [];
  const fault: Reader['fault'] = ({ name, place }, field, sentence, column) =>
    void faults.push({ name, place, field, column: column ?? null, sentence });
  return {
    faults,
    fault,
    read: (named, field, text) => {
      if (text === null || text.trim() === '') return null;
      const parsed = parseExpression(text);
      if (!parsed.ok) {
        fault(named, field, parsed.problem.sentence, parsed.problem.column);
        return null;
      }
      for (const { sentence, column } of checkExpression(parsed.value)) fault(named, field, sentence, column);
      return parsed.value;
    },
  };
}

/**
 * A default is an expression where it calls a function, names a question, is a text in quotes or reckons; everything
 * else stands for itself (`yes`, `3`, and `2026-01-31`, which reckons only by its looks).
 */
export function readDefault(reader: Reader, named: Named, text: string | null): Default | null {
  if (text === null || text.trim() === '') return null;
  const parsed = parseExpression(text);
  if (!parsed.ok && !text.includes('${')) return { kind: 'text', text };
  const expression = parsed.ok ? parsed.value : reader.read(named, 'default', text);
  if (expression === null) return null;
  const { tree, functions, references } = expression;
  const names = references.some(({ kind }) => kind !== 'step');
  const reckons = tree.kind === 'text' || (tree.kind === 'binary' && tree.operator !== '-');
  return functions.length > 0 || names || (reckons && references.length === 0)
    ? { kind: 'expression', expression }
    : { kind: 'text', text };
}
