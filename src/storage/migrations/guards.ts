/** Rules that tables enforce by themselves, as triggers of either database. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.js';
import type { DialectName } from './dialect-words.js';

/** One refusal: on which change of which table, when it applies (`new` and `old` are the rows), and its sentence. */
export interface Guard {
  readonly name: string;
  readonly on: 'insert' | 'update' | 'delete';
  readonly table: string;
  readonly when: string;
  readonly sentence: string;
}

/** Creates one trigger for each guard. Where a condition is marked as held, PostgreSQL locks the row that it looks at. */
export async function createGuards(
  database: Kysely<Tables>,
  dialect: DialectName,
  guards: readonly Guard[],
): Promise<void> {
  for (const guard of guards) {
    const statements = dialect === 'sqlite' ? sqliteTrigger(guard) : postgresTrigger(guard);
    for (const statement of statements) await sql.raw(statement).execute(database);
  }
}

function sqliteTrigger({ name, on, table, when, sentence }: Guard): string[] {
  return [
    `create trigger ${name} before ${on} on ${table} when ${when} begin select raise(abort, '${sentence}'); end`,
  ];
}

function postgresTrigger({ name, on, table, when, sentence }: Guard): string[] {
  const row = on === 'delete' ? 'old' : 'new';
  return [
    `create function ${name}() returns trigger language plpgsql as $$
      begin
        if ${when.replaceAll('/* held */', 'for share')} then raise exception '${sentence}' using errcode = 'check_violation'; end if;
        return ${row};
      end $$`,
    `create trigger ${name} before ${on} on ${table} for each row execute function ${name}()`,
  ];
}
