/** What the service says of itself while it runs: an allow-list of fields, none of them personal. */
import type { RequestHandler } from 'express';
import { type Logger, pino } from 'pino';
import type { Config } from '../config.js';
import { newId } from '../shared/ids.js';
import type { Randomness } from '../shared/random.js';
import { errorPlace } from './error-place.js';

/** The only fields a line may have; whatever else is handed in is dropped, so that a mistake stays silent. */
const ALLOWED_FIELDS = [
  'event',
  'method',
  'route',
  'status',
  'milliseconds',
  'requestId',
  'errorName',
  'errorAt',
  'count',
] as const;

export type LogFields = Partial<Record<(typeof ALLOWED_FIELDS)[number], string | number>>;

export interface Log {
  info(fields: LogFields): void;
  warn(fields: LogFields): void;
  error(fields: LogFields): void;
}

/**
 * A log on standard output, one JSON line an event. Lines are gathered for at most a second, since writing each
 * by itself takes longer than working out most answers; an error takes with it at once what was gathered.
 */
export function openLog(level: Config['logLevel']): Log {
  const output = pino.destination({ sync: false, minLength: 16_000, periodicFlush: 1000 });
  const logger: Logger = pino({ level, base: null }, output);
  const write = (name: 'info' | 'warn' | 'error') => (fields: LogFields) => logger[name](allowed(fields));
  const error = (fields: LogFields) => {
    logger.error(allowed(fields));
    output.flush();
  };
  return { info: write('info'), warn: write('warn'), error };
}

function allowed(fields: LogFields): LogFields {
  const line: LogFields = {};
  for (const name of ALLOWED_FIELDS) if (fields[name] !== undefined) line[name] = fields[name];
  return line;
}

/** Where in our code an error was thrown, without its message, which might quote what somebody typed. */
export function placeOf(error: unknown): LogFields {
  if (!(error instanceof Error)) return { errorName: 'unknown' };
  return { errorName: error.name, errorAt: errorPlace(error) };
}

/** Middleware: names the request, and logs its route, status and time once it is answered. */
export function logRequests(log: Log, randomness: Randomness): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    response.locals['requestId'] = newId(randomness);
    response.on('finish', () => {
      log.info({
        event: 'request',
        method: request.method,
        route: request.route === undefined ? 'none' : String(request.route.path),
        status: response.statusCode,
        milliseconds: Math.round(performance.now() - started),
        requestId: response.locals['requestId'],
      });
    });
    next();
  };
}
