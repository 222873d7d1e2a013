/** The common type of all endpoints for programs. */
import type { z } from 'zod';
import type { Services } from '../../services/index.js';
import type { TokenDoor } from '../security/authorisation-table.js';
import type { TokenVisit } from '../visit.js';

/** One door for programs. */
export interface Endpoint {
  readonly door: TokenDoor;
  readonly summary: string;
  readonly description: string;
  /** The query's parameters; others are refused. */
  readonly query: z.ZodObject;
  /** The shape of the JSON that it answers with. */
  readonly answer: z.ZodType;
  /** Answers a request whose query was read, or throws a `ProblemError`. */
  handle(visit: TokenVisit, query: Readonly<Record<string, unknown>>, services: Services): Promise<unknown>;
}

/** What an endpoint's file states: the same with the query as its own schema reads it. */
interface Stated<Query extends z.ZodObject> extends Omit<Endpoint, 'query' | 'handle'> {
  readonly query: Query;
  handle(visit: TokenVisit, query: z.output<Query>, services: Services): Promise<unknown>;
}

/** An endpoint of the hall. */
export function endpoint<Query extends z.ZodObject>(stated: Stated<Query>): Endpoint {
  return {
    ...stated,
    handle: (visit, query, services) => stated.handle(visit, query as z.output<Query>, services),
  };
}
