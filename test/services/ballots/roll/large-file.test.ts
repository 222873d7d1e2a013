import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../../../src/shared/project-root.js';

/** Megabytes of heap: sixteen times the file, a fraction of what a server has. */
const HEAP = 160;

test('50,000 members in nearly 10 MB go onto the roll within a small heap', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    `--max-old-space-size=${HEAP}`,
    join(projectRoot(), 'test', 'kit', 'large-roll.js'),
  ]);
  const { bytes, added } = JSON.parse(stdout) as { bytes: number; added: number };
  expect(bytes).toBeGreaterThan(9_000_000);
  expect(added).toBe(50_000);
}, 120_000);
