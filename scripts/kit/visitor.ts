/** A browser without JavaScript, reduced to its requests: a cookie jar, links to follow and forms to send. */
import { Agent, type IncomingMessage, request } from 'node:http';
import { parseSetCookie } from 'cookie';

/** One whole answer. */
export interface Answer {
  readonly status: number;
  /** The path of `Location`, or empty. */
  readonly location: string;
  readonly body: string;
  /** The cookies that it set, by name. */
  readonly cookies: Fields;
}

/** What became of one request: an answer, or null when the connection broke before a whole one came. */
export type Came = Answer | null;

export interface Visitor {
  get(path: string): Promise<Came>;
  post(path: string, fields: Fields): Promise<Came>;
  close(): void;
}

export type Fields = Readonly<Record<string, string>>;

/**
 * A new browser with an empty jar; `address` says where the server is now, as it changes with every start, and `from` the
 * internet address that a proxy says it comes from.
 */
export function newVisitor(address: () => string, from: string): Visitor {
  const jar = new Map<string, string>();
  const agent = new Agent({ keepAlive: true });
  const send = async (method: 'GET' | 'POST', path: string, fields: Fields | null): Promise<Came> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const content = fields === null ? '' : new URLSearchParams(fields).toString();
    const form =
      fields === null
        ? {}
        : { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': content.length };
    const headers = { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin', 'X-Forwarded-For': from, ...form };
    try {
      return await answerTo(new URL(path, address()), { method, headers, agent }, content, jar);
    } catch {
      return null;
    }
  };
  return {
    get: (path) => send('GET', path, null),
    post: (path, fields) => send('POST', path, fields),
    close: () => agent.destroy(),
  };
}

function answerTo(
  url: URL,
  options: { method: string; headers: Record<string, string | number>; agent: Agent },
  content: string,
  jar: Map<string, string>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const read = (answer: IncomingMessage) => {
      let body = '';
      answer
        .setEncoding('utf8')
        .on('data', (text: string) => {
          body += text;
        })
        .on('error', reject)
        .on('close', () => {
          if (!answer.complete) return reject(new Error('the connection broke'));
          const cookies = Object.fromEntries(
            (answer.headers['set-cookie'] ?? []).map((line) => keepCookie(jar, line)),
          );
          const { location = '' } = answer.headers;
          resolve({ status: answer.statusCode ?? 0, location, body, cookies });
        });
    };
    request(url, options, read).on('error', reject).end(content);
  });
}

function keepCookie(jar: Map<string, string>, line: string): readonly [string, string] {
  const { name, value = '', maxAge } = parseSetCookie(line);
  if (maxAge === 0) jar.delete(name);
  else jar.set(name, value);
  return [name, value];
}

/** The value of a page's hidden field; undefined when it has none of this name. */
export function hiddenField(body: string, name: string): string | undefined {
  return new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`).exec(body)?.[1];
}

/** Whether the page holds a form that is sent to `path`. */
export function hasForm(body: string, path: string): boolean {
  return body.includes(`method="post" action="${path}"`);
}
