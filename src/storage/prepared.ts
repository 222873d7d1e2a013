/** Queries of the casting path, compiled once: building a query costs more than SQLite needs to run it. */
import type { Compilable, CompiledQuery, QueryResult } from 'kysely';
import { DirectDatabase } from './direct-database.js';
import type { Database } from './tables.js';

/** The values a prepared query takes, by name. */
type Values = Readonly<Record<string, string | number | null>>;

/** Stands in for a value while the query is compiled. */
class Placeholder {
  constructor(readonly name: string) {}
}

/**
 * A query that is built and compiled at its first run and only given its values afterwards. `build` receives
 * stand-ins for the values: they may be passed to the query builder as values, and not be looked at.
 */
export function prepared<Given extends Values, Row>(
  names: readonly (keyof Given & string)[],
  build: (database: Database, values: Given) => Compilable<Row>,
): (database: Database, values: Given) => Promise<QueryResult<Row>> {
  const placeholders = Object.fromEntries(
    names.map((name) => [name, new Placeholder(name)]),
  ) as unknown as Given;
  // Keyed by the dialect's adapter, which a database shares with its transactions.
  const compiled = new WeakMap<object, CompiledQuery<Row>>();
  return async (database, values) => {
    const { adapter } = database.getExecutor();
    const query = compiled.get(adapter) ?? build(database, placeholders).compile();
    compiled.set(adapter, query);
    const parameters = query.parameters.map((parameter) =>
      parameter instanceof Placeholder ? values[parameter.name] : parameter,
    );
    if (database instanceof DirectDatabase) return database.runDirectly(query, parameters);
    return database.executeQuery({ ...query, parameters });
  };
}
