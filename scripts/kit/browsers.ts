/** Browsers reduced to their bytes: so many connections kept alive, each sending one form after another. */
import { connect, type Socket } from 'node:net';

/** A filled-in form on its way, as bytes of HTTP know it. */
export interface FilledForm {
  readonly path: string;
  readonly cookie: string;
  readonly body: string;
}

/** What became of one form; status 0 when the connection broke before a whole answer came. */
export interface FormAnswer<Form extends FilledForm> {
  readonly form: Form;
  readonly status: number;
  readonly location: string;
}

export interface SendOptions<Form extends FilledForm> {
  readonly baseUrl: string;
  readonly connections: number;
  /** Told of every answer as it comes. */
  onAnswer?(answer: FormAnswer<Form>): void;
}

/** Sends every form once, over at most `connections` connections, and answers with what became of each. */
export async function sendForms<Form extends FilledForm>(
  forms: readonly Form[],
  options: SendOptions<Form>,
): Promise<FormAnswer<Form>[]> {
  const waiting = forms[Symbol.iterator]();
  const answers: FormAnswer<Form>[] = [];
  const keep = (answer: FormAnswer<Form>) => {
    answers.push(answer);
    options.onAnswer?.(answer);
  };
  const lines = Array.from({ length: options.connections }, () =>
    sendOneByOne(waiting, options.baseUrl, keep),
  );
  await Promise.all(lines);
  return answers;
}

/** One connection's work. A broken connection fails the form that was on its way, and is opened again. */
async function sendOneByOne<Form extends FilledForm>(
  waiting: Iterator<Form>,
  baseUrl: string,
  keep: (answer: FormAnswer<Form>) => void,
): Promise<void> {
  let line: Line | null = null;
  for (let next = waiting.next(); !next.done; next = waiting.next()) {
    const form = next.value;
    try {
      line ??= await openLine(baseUrl);
      keep({ form, ...(await line.send(form)) });
    } catch {
      line = null;
      keep({ form, status: 0, location: '' });
    }
  }
  line?.close();
}

interface Line {
  send(form: FilledForm): Promise<{ status: number; location: string }>;
  close(): void;
}

async function openLine(baseUrl: string): Promise<Line> {
  const { hostname, port, host } = new URL(baseUrl);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve).once('error', reject);
  });
  return {
    send: (form) => {
      const answer = readAnswer(socket);
      socket.write(
        `POST ${form.path} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${form.cookie}\r\n` +
          'Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n' +
          `Content-Length: ${form.body.length}\r\n\r\n${form.body}`,
      );
      return answer;
    },
    close: () => socket.destroy(),
  };
}

/** One whole answer: status, `Location`, and as many bytes as `Content-Length` says. */
function readAnswer(socket: Socket): Promise<{ status: number; location: string }> {
  return new Promise((resolve, reject) => {
    let text = '';
    const done = (settle: () => void) => {
      socket.removeListener('data', take).removeListener('close', broken).removeListener('error', broken);
      settle();
    };
    const broken = () => done(() => reject(new Error('the connection broke')));
    const take = (bytes: Buffer) => {
      text += bytes.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? Number.NaN);
      if (!(text.length >= end + 4 + length)) return;
      const location = /\r\nlocation: (\S*)/i.exec(text)?.[1] ?? '';
      done(() => resolve({ status: Number(text.slice(9, 12)), location }));
    };
    socket.on('data', take).on('close', broken).on('error', broken);
  });
}
