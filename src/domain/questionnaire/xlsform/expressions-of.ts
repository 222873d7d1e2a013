/** Cells that hold expressions: what each means as an expression, and how an expression is written back. */
import { parseExpression } from '../expressions/index.js';
import { isDynamic } from './check-visible.js';
import { saysNo, saysYes } from './rows.js';

/** Typographic quotation marks, which word processors put where an expression needs plain ones. */
const QUOTES: Readonly<Record<string, string>> = { '‘': "'", '’': "'", '“': '"', '”': '"' };

/** The expression as it is parsed: typographic quotation marks made plain where that is needed; null for an empty cell. */
export function expressionOf(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const plain = trimmed.replace(/[‘’“”]/g, (mark) => QUOTES[mark] ?? mark);
  if (plain === trimmed || parseExpression(trimmed).ok || !parseExpression(plain).ok) return trimmed;
  return plain;
}

/** A condition: yes and no are `true()` and `false()`. */
export function conditionOf(text: string): string | null {
  if (saysYes(text)) return 'true()';
  return saysNo(text) ? 'false()' : expressionOf(text);
}

/** A switch, which is off where the cell says no: `required` and `readonly`. */
export function switchOf(text: string): string | null {
  return saysNo(text) && text !== 'false()' ? null : conditionOf(text);
}

/** A default: worked out where it is an expression or a text in quotes, otherwise a text or number as it stands. */
export function defaultOf(text: string, type: string): string | null {
  if (text === '') return null;
  if (isQuoted(text) || isDynamic(text, type)) return expressionOf(text);
  return String(Number(text)) === text && Number.isFinite(Number(text)) ? text : quoted(text);
}

/** The cell for a default: a text without its quotes, where it is read back as the same text. */
export function defaultCell(expression: string, type: string): string {
  const inside = expression.slice(1, -1);
  const plain = isQuoted(expression) && inside === inside.trim() && defaultOf(inside, type) === expression;
  return plain ? inside : expression;
}

/** One text in quotes and nothing else. */
function isQuoted(text: string): boolean {
  return /^("[^"]*"|'[^']*')$/s.test(text);
}

/** The text as an expression; one with both kinds of quotation marks is put together from pieces. */
function quoted(text: string): string {
  if (!text.includes("'")) return `'${text}'`;
  if (!text.includes('"')) return `"${text}"`;
  const pieces = text.split("'").map((piece) => `'${piece}'`);
  return `concat(${pieces.join(`, "'", `)})`;
}
