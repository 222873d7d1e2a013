import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/shared/project-root.js';
import { errorPlace } from '../../src/web/error-place.js';

const BUNDLE = join(projectRoot(), 'dist', 'canvass');

function errorWith(...frames: readonly string[]): Error {
  const error = new Error('Mair Evans, mair@example.org');
  error.stack = [`Error: ${error.message}`, ...frames.map((frame) => `    at ${frame}`)].join('\n');
  return error;
}

/** Where the bundle, as it is built now, has this line. */
function inBundle(line: string): string {
  for (const name of readdirSync(BUNDLE).filter((each) => each.endsWith('.js'))) {
    const at = readFileSync(join(BUNDLE, name), 'utf8').split('\n').indexOf(line);
    if (at >= 0) return `file://${join(BUNDLE, name)}:${at + 1}:1`;
  }
  throw new Error(`the bundle has no line "${line}"`);
}

test('an error in the bundle is placed in the source it was built from', () => {
  const source = readFileSync(join(projectRoot(), 'src/services/surveys/respond.ts'), 'utf8').split('\n');
  const line = 1 + source.findIndex((each) => each.startsWith('export async function sendPage('));
  const error = errorWith(`sendPage (${inBundle('async function sendPage(context, survey, pass, sent) {')})`);
  expect(errorPlace(error)).toMatch(
    new RegExp(`^at sendPage src/services/surveys/respond\\.ts:${line}:\\d+$`),
  );
});

test('frames of packages and of Node.js are passed over, bundled or not', () => {
  const error = errorWith(
    `Kysely.selectFrom (${inBundle('var Kysely = class _Kysely extends QueryCreator {')})`,
    'Layer.handle (/srv/canvass/node_modules/router/src/layer.js:10:2)',
    'node:internal/process/task_queues:95:5',
    'async enter (file:///srv/canvass/dist/src/web/security/door.js:52:7)',
  );
  expect(errorPlace(error)).toBe('at async enter src/web/security/door.js:52:7');
});

test('no message, and nothing when there is no place of ours', () => {
  expect(errorPlace(errorWith('file:///srv/canvass/dist/canvass/gone.js:1:1'))).toBe('unknown');
  expect(errorPlace(new Error('Mair Evans'))).not.toContain('Mair');
});
