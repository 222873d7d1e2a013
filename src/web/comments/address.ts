/** The address of a list of comments: it shows the same list again, and what makes no sense in it shows more. */
import type { Choosing } from '../../services/analysis/comments/chosen-comments.js';
import { countIn, textField } from '../form.js';

/** A list as its address asks for it. */
export type ListAsked = Choosing & { readonly page: number };

/** What the query asks for. */
export function listIn(query: unknown): ListAsked {
  const said = (name: string, longest: number) => {
    const text = textField(query, name, longest).trim();
    return text === '' ? null : text;
  };
  return {
    search: said('find', 200) ?? '',
    filter: said('filter', 200),
    group: said('group', 500),
    code: said('code', 100),
    page: pageIn(query),
  };
}

/** The page that the query asks for, from 1. */
export function pageIn(query: unknown): number {
  return Math.max(1, countIn(textField(query, 'page', 9)) ?? 1);
}

/** The list as a query with its question mark; empty for the list of everything. */
export function listQuery({ search, filter, group, code, page }: ListAsked): string {
  const query = new URLSearchParams();
  const parts = { find: search, filter, group, code, page: page === 1 ? null : String(page) };
  for (const [name, value] of Object.entries(parts))
    if (value !== null && value !== '') query.set(name, value);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
