/** A process that has csv-stringify write the rows of a file, which are in memory already, so many times over, and nothing else. */
import { createReadStream } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify';
import { spentBy } from './spent.js';

/** Rows that are kept in memory; they come round again, which only helps csv-stringify. */
const KEPT = 5000;

const [path = '', count = '0'] = process.argv.slice(2);
const kept: string[][] = [];
for await (const row of createReadStream(path).pipe(parse({ bom: true, from: 2, to: KEPT + 1 })))
  kept.push(row);

/** So many rows, each a list of texts. */
function* rows(): Generator<readonly string[]> {
  for (let at = 0; at < Number(count); at += 1) yield kept[at % kept.length] ?? [];
}

const spent = await spentBy(async () => {
  let bytes = 0;
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.length;
      done();
    },
  });
  await pipeline(Readable.from(rows()), stringify({ bom: true, record_delimiter: 'windows' }), sink);
  return bytes;
});
process.stdout.write(JSON.stringify(spent));
