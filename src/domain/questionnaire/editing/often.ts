/** How often a group is asked: once, so many times, or as often as respondents want; and a group made into a repeat and back. */
import { MOST_INSTANCES } from '../flow/index.js';
import type { Container } from './outline.js';

/** In the words of authors; `times` is whole, `name` that of the question whose answer says how often. */
export type HowOften =
  | { readonly kind: 'once' }
  | { readonly kind: 'fixed'; readonly times: number }
  | { readonly kind: 'answer'; readonly name: string }
  | { readonly kind: 'expression'; readonly count: string }
  | { readonly kind: 'another' };

/** How often the group or repeat is asked. */
export function howOften(part: Container): HowOften {
  if (part.kind === 'group') return { kind: 'once' };
  if (part.count === null) return { kind: 'another' };
  const [, name] = /^\$\{\s*([^\s{}#]+)\s*\}$/.exec(part.count) ?? [];
  if (name !== undefined) return { kind: 'answer', name };
  const times = /^\d{1,9}$/.test(part.count) ? Number(part.count) : 0;
  return times > 0 && times <= MOST_INSTANCES
    ? { kind: 'fixed', times }
    : { kind: 'expression', count: part.count };
}

/** The part asked that often, with everything else as it was; what is asked several times has no order of its own. */
export function askedOften(part: Container, often: HowOften): Container {
  const { kind: _kind, name, label, hint, relevant, appearance, place, page, children } = part;
  const shared = { name, label, hint, relevant, appearance, place, page, children };
  if (often.kind === 'once')
    return { ...shared, kind: 'group', order: part.kind === 'group' ? part.order : 'fixed' };
  return { ...shared, kind: 'repeat', count: countOf(often) };
}

function countOf(often: Exclude<HowOften, { kind: 'once' }>): string | null {
  if (often.kind === 'another') return null;
  if (often.kind === 'answer') return `\${${often.name}}`;
  return often.kind === 'fixed' ? String(often.times) : often.count;
}
