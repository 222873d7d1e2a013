/** Reads the expressions of one questionnaire, each once, and gathers every fault on the way. */
import { checkExpression, type Expression, parseExpression } from '../expressions/index.js';
import type { Default } from './compiled.js';
import type { CompileFault } from './fault.js';

/** What can be faulty: a part, or with its sheet a quota or a screen-out. */
export type Named = Pick<CompileFault, 'name' | 'place'> & Partial<Pick<CompileFault, 'sheet'>>;

export interface Reader {
  readonly faults: CompileFault[];
  fault(named: Named, field: string, sentence: string, column?: number): void;
  /** The expression of a field; null where there is none or it cannot be read. */
  read(named: Named, field: string, text: string | null): Expression | null;
}

/** A reader that has read nothing. */
export function newReader(): Reader {
  const faults: CompileFault[] = [];
  const fault: Reader['fault'] = ({ name, place, sheet = 'survey' }, field, sentence, column) =>
    void faults.push({ sheet, name, place, field, column: column ?? null, sentence });
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

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * A default is an expression; but a bare word, a day, and words that are no expression stand for themselves (`yes`,
 * `2026-01-31`, `Not sure yet`), as people write them in a form's JSON.
 */
export function readDefault(reader: Reader, named: Named, text: string | null): Default | null {
  if (text === null || text.trim() === '') return null;
  const parsed = parseExpression(text);
  if (!parsed.ok && !text.includes('${')) return { kind: 'text', text };
  const isWord = parsed.ok && parsed.value.tree.kind === 'path' && parsed.value.functions.length === 0;
  if (DAY.test(text.trim()) || (isWord && !text.includes('${'))) return { kind: 'text', text: text.trim() };
  const expression = reader.read(named, 'default', text);
  return expression === null ? null : { kind: 'expression', expression };
}
