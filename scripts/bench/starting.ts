/** How long a start takes, from the process's birth to listening. */
import { performance } from 'node:perf_hooks';
import { startServer } from '../kit/canvass-process.js';
import { ownSqlite } from '../kit/own-database.js';

const STARTS = 7;

/** Milliseconds of so many first starts, each in an empty folder, after one that warms the disk's memory. */
export async function measureStarts(): Promise<number[]> {
  const measured: number[] = [];
  for (let start = 0; start <= STARTS; start += 1) {
    const { folder, remove } = ownSqlite();
    const began = performance.now();
    const server = await startServer({ DATA_DIR: folder });
    if (start > 0) measured.push(performance.now() - began);
    await server.end('SIGTERM');
    await remove();
  }
  return measured;
}
