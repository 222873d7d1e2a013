/** Finds the folder that holds views, data and node_modules, from the source tree and from dist alike. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assert } from './assert.js';

/** The nearest folder with a package.json at or above the file that `moduleUrl` (an `import.meta.url`) names. */
export function projectRoot(moduleUrl: string = import.meta.url): string {
  let folder = dirname(fileURLToPath(moduleUrl));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    assert(parent !== folder, 'Canvass is installed in a folder with a package.json');
    folder = parent;
  }
  return folder;
}
