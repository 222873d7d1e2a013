/**
 * Puts the service's own modules and its plain packages into a few files under `dist/canvass/`: `main.js`, which `npm start`
 * and the `canvass` command run, and `worker.js` and `pieces-worker.js`, which worker threads run. Loading some 1,500 files one by one was most of a
 * start; as a few it takes half the time (figures in `scripts/bench/README.md`). Nothing is minified, and the log names the
 * place of an error in the source.
 */
import { chmodSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '../src/shared/project-root.js';

/** Packages with files of their own beside their code (native, WebAssembly, worker threads): they stay in `node_modules`. */
const LEFT_OUTSIDE = ['@node-rs/argon2', 'better-sqlite3', 'highs', 'pg-native', 'piscina'];

/** Packages in CommonJS ask for Node.js's own modules by `require`, which a module of the standard kind does not have. */
const REQUIRE =
  "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);";

const DAY_MS = 86_400_000;

/** Parts are named by their content. One that an earlier build made may still be wanted by a service that runs from it: it stays for a day. */
function removeLeftOvers(written: ReadonlySet<string>): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (!written.has(name) && Date.now() - statSync(path).mtimeMs > DAY_MS) rmSync(path);
  }
}

const compiled = join(projectRoot(), 'dist', 'src');
const folder = join(projectRoot(), 'dist', 'canvass');

const { metafile } = await build({
  entryPoints: {
    main: join(compiled, 'main.js'),
    worker: join(compiled, 'services', 'heavy-work', 'worker.js'),
    'pieces-worker': join(compiled, 'services', 'heavy-work', 'pieces-worker.js'),
  },
  outdir: folder,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  external: LEFT_OUTSIDE,
  banner: { js: REQUIRE },
  // For the places of errors in the log (`src/web/error-place.ts`); Node.js does not read them by itself.
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
});
removeLeftOvers(new Set(Object.keys(metafile.outputs).map((path) => basename(path))));
chmodSync(join(folder, 'main.js'), 0o755);
