/** Posts a body to an address once: to the very machine that was looked up and found fit, without following it anywhere. */
import { lookup } from 'node:dns/promises';
import { request as overHttp, type RequestOptions } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP } from 'node:net';
import { isOpenAddress } from './addresses.js';

/** What became of an attempt: the status that was answered, or a word for why there was none. */
export type Posted = { readonly status: number } | { readonly fault: string };

/** Finds the IP addresses of a name. */
export type Lookup = (
  host: string,
) => Promise<readonly { readonly address: string; readonly family: number }[]>;

export interface PostOptions {
  readonly allowsPrivate: boolean;
  /** Milliseconds for everything together. */
  readonly timeout: number;
  readonly lookup?: Lookup;
}

/** What somebody answers is of no use but to be polite to the connection; more than this is cut off. */
const MOST_ANSWER_BYTES = 16 * 1024;

const asked: Lookup = (host) => lookup(host, { all: true, verbatim: true });

/**
 * Posts the body. Every IP address of the name must be one of the open internet (unless private ones are allowed), and the
 * connection goes to the first of them whatever the name says a moment later. A redirect is an answer like any other.
 */
export async function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  options: PostOptions,
): Promise<Posted> {
  const { hostname } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const deadline = AbortSignal.timeout(options.timeout);
  const found = await within(
    isIP(host) === 0
      ? (options.lookup ?? asked)(host)
      : Promise.resolve([{ address: host, family: isIP(host) }]),
    deadline,
  ).catch(() => null);
  if (found === null || found.length === 0) return { fault: 'name-not-found' };
  if (!options.allowsPrivate && !found.every(({ address }) => isOpenAddress(address)))
    return { fault: 'private-address' };
  const [pinned] = found;
  const content = Buffer.from(body);
  const request: RequestOptions = {
    method: 'POST',
    agent: false,
    signal: deadline,
    headers: { ...headers, 'Content-Length': content.length },
    lookup: (_name, { all }, done) => {
      const { address, family } = pinned as { address: string; family: number };
      if (all === true) done(null, [{ address, family }]);
      else done(null, address, family);
    },
  };
  return answerOf(url, request, content);
}

/** The promise, or a rejection where the deadline comes first. */
function within<Value>(promise: Promise<Value>, deadline: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    deadline.addEventListener('abort', () => reject(deadline.reason as Error), { once: true });
    promise.then(resolve, reject);
  });
}

function answerOf(url: string, options: RequestOptions, content: Buffer): Promise<Posted> {
  return new Promise((resolve) => {
    const send = url.startsWith('https:') ? overHttps : overHttp;
    const request = send(url, options, (response) => {
      let bytes = 0;
      const status = response.statusCode ?? 0;
      const done = () => resolve({ status });
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > MOST_ANSWER_BYTES) response.destroy();
      });
      response.on('close', done).on('error', done);
    });
    request.on('error', (error: NodeJS.ErrnoException) => resolve({ fault: faultOf(error) }));
    request.end(content);
  });
}

/** A word for the list of deliveries; never what the other side said. */
function faultOf({ name, code = '' }: NodeJS.ErrnoException): string {
  if (name === 'AbortError' || name === 'TimeoutError' || code === 'ABORT_ERR') return 'no-answer-in-time';
  if (code === 'ECONNREFUSED') return 'connection-refused';
  return /CERT|TLS|SSL|ALTNAME/.test(code) ? 'certificate' : 'connection-failed';
}
