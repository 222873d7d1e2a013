/** A database whose compiled queries can be run at once, without the query builder's own machinery around them. */
import { type CompiledQuery, Kysely, type KyselyConfig, type QueryResult } from 'kysely';
import type { Tables } from './tables.js';

/** Runs one statement with its values and gives back its rows and how many it changed. */
export type RunDirectly = (sql: string, parameters: readonly unknown[]) => QueryResult<unknown>;

/**
 * Over SQLite a query is answered before anything else can happen, so the queue for the one connection and the
 * promises of the driver protect nothing; under load they cost as much as SQLite itself.
 */
export class DirectDatabase extends Kysely<Tables> {
  readonly #run: RunDirectly;

  constructor(config: KyselyConfig, run: RunDirectly) {
    super(config);
    this.#run = run;
  }

  /** Runs a query that was compiled for this database's dialect. */
  runDirectly<Row>(query: CompiledQuery<Row>, parameters: readonly unknown[]): QueryResult<Row> {
    return this.#run(query.sql, parameters) as QueryResult<Row>;
  }
}
