// Puts the largest roll file there may be on a roll, as a process of its own whose heap the caller bounds.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHouse } from '../../dist/src/services/open.js';
import { findBallot } from '../../dist/src/storage/ballot-store.js';

const folder = mkdtempSync(join(tmpdir(), 'canvass-large-'));
const opened = await openHouse({ dataDir: folder, databaseUrl: `sqlite:${join(folder, 'large.sqlite')}` });
const { context, roll } = opened.value.services;
await context.storage.migrate();
await context.storage.writer.run(async (database) => {
  const lab = { id: 'lab', slug: 'lab', title: 'Lab', summary: '', synthetic: 1, created_at: 0 };
  await database.insertInto('labs').values(lab).execute();
  const ballot = {
    id: 'ballot',
    slug: 'ballot',
    lab_id: 'lab',
    state: 'draft',
    definition: '{}',
    fingerprint: null,
  };
  const times = { opens_at: null, closes_at: null, seed_phrase: 'seed', revision: 1, created_at: 0 };
  await database
    .insertInto('ballots')
    .values({ ...ballot, ...times })
    .execute();
});
const ballot = await findBallot(context.storage.reader, 'ballot');
const padding = 'x'.repeat(60);
const member = (at) =>
  `Member ${at} ${padding},member-${at}@example.org,Northern Ireland,Improvement lead,${padding}`;
const lines = Array.from({ length: 50_000 }, (_, at) => member(at));
const bytes = Buffer.from(['name,email,country,role,notes', ...lines].join('\n')).subarray(
  0,
  10 * 1024 * 1024,
);
const staged = await roll.stage(ballot, 'organiser', { name: 'large.csv', bytes });
const tried = await roll.tryOut(ballot, staged.value.id);
const confirmed = await roll.confirm(ballot, 'organiser', staged.value.id, tried.value.seal);
process.stdout.write(`${JSON.stringify({ bytes: bytes.length, ...confirmed.value })}\n`);
await context.storage.close();
rmSync(folder, { recursive: true });
