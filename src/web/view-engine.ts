/**
 * EJS as Express's engine of views, with an `include` of our own. EJS's own asks the disk where a partial lies and copies every
 * local three times for each of them, which on a page of twenty questions is a third of the work.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import ejs from 'ejs';

type Locals = Record<string, unknown>;
type View = (locals: Locals) => string;

/** What Express calls an engine with: every local of the view, and its settings among them. */
interface EngineOptions {
  readonly settings: { readonly views: readonly string[] };
}

/** An engine for `app.engine('ejs', …)`; views are compiled once, and looked for once. */
export function viewEngine() {
  const compiled = new Map<string, View>();
  const places = new Map<string, string>();

  const compile = (file: string): View => {
    // Locals inherit from those of the view that includes; the first of them inherit from nothing.
    const options = { filename: file, unsafePrototypeLocals: true };
    const view = ejs.compile(readFileSync(file, 'utf8'), options) as View;
    compiled.set(file, view);
    return view;
  };

  /** Beside the view that includes it, or below one of the roots. */
  const placeOf = (path: string, from: string, roots: readonly string[]): string => {
    const key = `${from}\n${path}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    const candidates = [dirname(from), ...roots].map((folder) => resolve(folder, `${path}.ejs`));
    const found = candidates.find((candidate) => existsSync(candidate));
    if (found === undefined) throw new Error(`there is no view ${path}, which ${from} includes`);
    places.set(key, found);
    return found;
  };

  const write = (file: string, roots: readonly string[], locals: Locals): string => {
    const include = (path: string, given?: Locals) =>
      write(placeOf(path, file, roots), roots, inherited(locals, given ?? {}));
    return (compiled.get(file) ?? compile(file))(inherited(locals, { include }));
  };

  return (file: string, options: object, done: (error: unknown, written?: string) => void): void => {
    try {
      const { views } = (options as EngineOptions).settings;
      done(null, write(file, views, inherited(null, options as Locals)));
    } catch (error) {
      done(error);
    }
  };
}

function inherited(from: Locals | null, own: Locals): Locals {
  return Object.assign(Object.create(from) as Locals, own);
}
