/** Styles, scripts and the mark, served from memory at addresses that change whenever their content does. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { present } from '../shared/assert.js';
import { sha256 } from '../shared/digest.js';
import { ProblemError, problem } from '../shared/problem.js';
import { projectRoot } from '../shared/project-root.js';
import { inked } from './ink.js';
import type { Visit } from './visit.js';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const FOREVER = 'public, max-age=31536000, immutable';

/** What pages and the server need of the assets. */
export interface Assets {
  /** The address of an asset by its plain name (`canvass.css`); an unknown name is a defect and throws. */
  url(name: string): string;
  /** Answers `GET /assets/:version/:name`; what there is not is the problem `not-found`. */
  handle(visit: Pick<Visit, 'request' | 'response'>): Promise<void>;
}

interface Asset {
  readonly type: string;
  readonly etag: string;
  plain(): Promise<Buffer>;
  gzip(): Promise<Buffer>;
  br(): Promise<Buffer>;
}

/**
 * Reads every asset under the project's root: the base stylesheet in Canvass's ink as `base.css`, all of
 * `views/assets`, and the compiled browser scripts. One version stands for the whole set, so that scripts may
 * import one another by relative address.
 */
export function loadAssets(root: string = projectRoot()): Assets {
  const contents = readContents(root);
  const version = sha256([...contents].map(([name, bytes]) => `${name} ${sha256(bytes)}`).join('\n')).slice(
    0,
    16,
  );
  const assets = new Map([...contents].map(([name, bytes]) => [name, asset(name, bytes)]));
  return {
    url: (name) => {
      present(assets.get(name), `there is an asset "${name}"`);
      return `/assets/${version}/${name}`;
    },
    handle: serve(assets, version),
  };
}

function readContents(root: string): Map<string, Buffer> {
  const base = join(root, 'node_modules', 'nhsuk-frontend', 'dist', 'nhsuk', 'nhsuk-frontend.min.css');
  const contents = new Map<string, Buffer>([['base.css', Buffer.from(inked(readFileSync(base, 'utf8')))]]);
  for (const folder of [join(root, 'views', 'assets'), join(root, 'dist', 'browser')]) {
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder).sort()) {
      if (extname(name) in TYPES) contents.set(name, whole(folder, name));
    }
  }
  return contents;
}

/** The file's bytes; a stylesheet's `@import "./…"` lines are replaced by what they import, so that one is sent. */
function whole(folder: string, name: string): Buffer {
  const bytes = readFileSync(join(folder, name));
  if (extname(name) !== '.css') return bytes;
  const part = (_line: string, path: string) => readFileSync(join(folder, path), 'utf8');
  return Buffer.from(bytes.toString().replace(/^@import "\.\/([\w/-]+\.css)";$/gm, part));
}

/** One asset; each encoding is made when it is first asked for and kept. */
function asset(name: string, bytes: Buffer): Asset {
  const zipped = once(() => promisify(gzip)(bytes, { level: 9 }));
  const brotli = once(() =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  );
  return {
    type: TYPES[extname(name)] ?? 'application/octet-stream',
    etag: sha256(bytes).slice(0, 32),
    plain: () => Promise.resolve(bytes),
    gzip: zipped,
    br: brotli,
  };
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** An address of another version (a page from before an upgrade) gets today's content, but may not keep it. */
function serve(assets: ReadonlyMap<string, Asset>, version: string): Assets['handle'] {
  return async ({ request, response }) => {
    const found = assets.get(String(request.params['name']));
    if (found === undefined) throw new ProblemError(problem('not-found'));
    const encoding = request.acceptsEncodings('br', 'gzip', 'identity');
    const coded = encoding === 'br' || encoding === 'gzip';
    response
      .set('Content-Type', found.type)
      .set('Cache-Control', request.params['version'] === version ? FOREVER : 'no-cache')
      .set('ETag', `"${found.etag}${coded ? `-${encoding}` : ''}"`)
      .vary('Accept-Encoding');
    if (coded) response.set('Content-Encoding', encoding);
    response.send(await (coded ? found[encoding]() : found.plain()));
  };
}
