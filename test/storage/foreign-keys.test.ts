/** Every reference from one table to another is held by the database, and found from either side by an index. */
import { type Kysely, sql } from 'kysely';
import { onEveryDatabase, type TestStorage } from '../kit/storages.js';

interface Column {
  readonly of: string;
  /** A reference or an index, by a name that is its own within the table. */
  readonly name: string;
  readonly unique: boolean;
  readonly column: string;
}

/** The columns of all references and of all indexes, each in its order. */
interface Schema {
  readonly references: readonly Column[];
  readonly indexes: readonly Column[];
}

type Reader = Kysely<never>;

async function ofSqlite(reader: Reader): Promise<Schema> {
  const references = await sql<Column>`
    select m.name as "of", f.id as name, 0 as "unique", f."from" as "column"
    from sqlite_schema m, pragma_foreign_key_list(m.name) f where m.type = 'table' order by 1, 2, f.seq`.execute(
    reader,
  );
  const indexes = await sql<Column>`
    select m.name as "of", i.name as name, i."unique" as "unique", c.name as "column"
    from sqlite_schema m, pragma_index_list(m.name) i, pragma_index_info(i.name) c
    where m.type = 'table' order by 1, 2, c.seqno`.execute(reader);
  return { references: references.rows, indexes: indexes.rows };
}

async function ofPostgres(reader: Reader): Promise<Schema> {
  const references = await sql<Column>`
    select r.relname as "of", k.conname as name, false as "unique", a.attname as "column"
    from pg_constraint k join pg_class r on r.oid = k.conrelid, unnest(k.conkey) with ordinality as u(number, at),
      pg_attribute a
    where k.contype = 'f' and k.connamespace = current_schema()::regnamespace and a.attrelid = r.oid and a.attnum = u.number
    order by 1, 2, u.at`.execute(reader);
  const indexes = await sql<Column>`
    select r.relname as "of", i.relname as name, x.indisunique as "unique", a.attname as "column"
    from pg_index x join pg_class r on r.oid = x.indrelid join pg_class i on i.oid = x.indexrelid,
      unnest(x.indkey::int2[]) with ordinality as u(number, at), pg_attribute a
    where r.relnamespace = current_schema()::regnamespace and a.attrelid = r.oid and a.attnum = u.number
    order by 1, 2, u.at`.execute(reader);
  return { references: references.rows, indexes: indexes.rows };
}

function grouped(columns: readonly Column[]) {
  const groups = new Map<string, { of: string; unique: boolean; columns: string[] }>();
  for (const { of, name, unique, column } of columns) {
    const group = groups.get(`${of} ${name}`) ?? { of, unique: Boolean(unique), columns: [] };
    group.columns.push(column);
    groups.set(`${of} ${name}`, group);
  }
  return [...groups.values()];
}

/** Lines for references whose rows could only be found by looking through the whole table. */
function unindexed({ references, indexes }: Schema): string[] {
  const known = grouped(indexes);
  return grouped(references)
    .filter(
      (reference) =>
        !known.some((index) => {
          const first = index.columns.slice(0, reference.columns.length);
          const within = first.every((column) => reference.columns.includes(column));
          return (
            index.of === reference.of && within && (index.unique || first.length === reference.columns.length)
          );
        }),
    )
    .map(({ of, columns }) => `${of}(${columns.join(', ')})`);
}

onEveryDatabase((open) => {
  let opened: TestStorage;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.remove());

  test('an index leads to the rows of every reference', async () => {
    const { storage } = opened;
    const read = storage.dialect === 'sqlite' ? ofSqlite : ofPostgres;
    const schema = await read(storage.reader as unknown as Reader);
    expect(grouped(schema.references).length).toBeGreaterThan(60);
    expect(unindexed(schema)).toEqual([]);
    const none = { ...schema, indexes: schema.indexes.filter(({ of }) => of !== 'roll_entries') };
    expect(unindexed(none)).toContain('roll_entries(ballot_id)');
  });
});
