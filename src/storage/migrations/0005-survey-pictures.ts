/** Pictures of a survey's questions and choices. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.js';
import { type DialectName, dialectWords } from './dialect-words.js';
import { createGuards, type Guard } from './guards.js';

/** Creates the table. Its key begins with the survey, so that all of one survey's are found. */
export async function up(database: Kysely<Tables>, dialect: DialectName): Promise<void> {
  const { end } = dialectWords(dialect);
  const table = `create table survey_pictures (
      survey_id text not null references surveys (id) on delete cascade,
      name text not null check (length(name) between 1 and 100),
      media_type text not null check (media_type in ('image/png', 'image/jpeg', 'image/webp')),
      content text not null,
      primary key (survey_id, name)
    )${end}`;
  await sql.raw(table).execute(database);
  await createGuards(database, dialect, GUARDS);
}

/** A published version shows what it was published with. */
const GUARDS: readonly Guard[] = [
  {
    name: 'survey_pictures_stay',
    on: 'update',
    table: 'survey_pictures',
    when: '1 = 1',
    sentence: 'a picture is never changed',
  },
];
