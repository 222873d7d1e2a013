/** Requests and answers that are Express's own kind from the moment they are made. */
import { IncomingMessage, type ServerOptions, ServerResponse } from 'node:http';
import type { Express } from 'express';

/**
 * What `createServer` needs to make this application's messages itself. Express turns each plain message into one of
 * its own kind by changing its prototype (`app.handle`), after which the engine treats every message as an object like
 * no other: access to it misses the engine's caches, and what it holds is collected late. Most of what bare Express
 * needs for an answer is that. A message that is of Express's kind already is left as it is.
 */
export function messagesOf(app: Express): Pick<ServerOptions, 'IncomingMessage' | 'ServerResponse'> {
  class Request extends IncomingMessage {}
  class Answer extends ServerResponse {}
  Object.setPrototypeOf(Request.prototype, app.request);
  Object.setPrototypeOf(Answer.prototype, app.response);
  app.request = Request.prototype as typeof app.request;
  app.response = Answer.prototype as typeof app.response;
  return { IncomingMessage: Request, ServerResponse: Answer as typeof ServerResponse };
}
