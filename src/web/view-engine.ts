/**
 * EJS as Express's engine of views, with an `include` of our own. EJS's own asks the disk where a partial lies and copies every
 * local three times for each of them, which on a page of twenty questions is a third of the work. `later` is an `include` for
 * the parts of long pages: each is written in a turn of the event loop of its own, so that nobody waits for a page of twenty tables.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import ejs from 'ejs';
import { systemRandomness } from '../shared/random.js';

type Locals = Record<string, unknown>;
type View = (locals: Locals) => string;

/** What Express calls an engine with: every local of the view, and its settings among them. */
interface EngineOptions {
  readonly settings: { readonly views: readonly string[] };
}

/** One page that is being written: where its views lie, and the parts that are still to be written. */
interface Page {
  readonly roots: readonly string[];
  readonly later: (() => string)[];
}

/** Stands before the number of a part that is still to be written, and before nothing that anybody could have typed. */
const LATER = `later-${systemRandomness.bytes(16).toString('hex')}-`;

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

  const write = (file: string, page: Page, locals: Locals): string => {
    const written = (path: string, given: Locals = {}) =>
      write(placeOf(path, file, page.roots), page, inherited(locals, given));
    const later = (path: string, given?: Locals) =>
      `${LATER}${page.later.push(() => written(path, given)) - 1};`;
    return (compiled.get(file) ?? compile(file))(inherited(locals, { include: written, later }));
  };

  return (file: string, options: object, done: (error: unknown, written?: string) => void): void => {
    try {
      const page: Page = { roots: (options as EngineOptions).settings.views, later: [] };
      const written = write(file, page, inherited(null, options as Locals));
      if (page.later.length === 0) done(null, written);
      else void completed(written, page).then((whole) => done(null, whole), done);
    } catch (error) {
      done(error);
    }
  };
}

/** The text with its later parts, and theirs, in their places. */
async function completed(text: string, page: Page): Promise<string> {
  const [first = '', ...others] = text.split(LATER);
  const whole = [first];
  for (const other of others) {
    const end = other.indexOf(';');
    await nextTurn();
    const part = page.later[Number(other.slice(0, end))]?.() ?? '';
    whole.push(await completed(part, page), other.slice(end + 1));
  }
  return whole.join('');
}

function inherited(from: Locals | null, own: Locals): Locals {
  return Object.assign(Object.create(from) as Locals, own);
}
