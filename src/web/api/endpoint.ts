/** The common type of all endpoints for programs. */
import { z } from 'zod';
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
  /** The shape of the JSON that it is sent, of a door that takes some; the body is read as the query is. */
  readonly body?: z.ZodObject;
  /** The shape of the JSON that it answers with; null where it sends a file by itself. */
  readonly answer: z.ZodType | null;
  /** Answers a request whose query (of a door that takes a body, that) was read, or throws a `ProblemError`. */
  handle(visit: TokenVisit, query: Readonly<Record<string, unknown>>, services: Services): Promise<unknown>;
}

/** What an endpoint's file states: the same with the query as its own schema reads it. */
interface Stated<Query extends z.ZodObject> extends Omit<Endpoint, 'query' | 'body' | 'handle'> {
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

/** What an endpoint's file states that takes a body. */
interface StatedPost<Body extends z.ZodObject> extends Omit<Endpoint, 'query' | 'body' | 'handle'> {
  readonly body: Body;
  handle(visit: TokenVisit, body: z.output<Body>, services: Services): Promise<unknown>;
}

/** An endpoint of the hall that takes a body. */
export function postEndpoint<Body extends z.ZodObject>(stated: StatedPost<Body>): Endpoint {
  return {
    ...stated,
    query: z.strictObject({}),
    handle: (visit, body, services) => stated.handle(visit, body as z.output<Body>, services),
  };
}
