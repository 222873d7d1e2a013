/** A mail server for tests: speaks as much SMTP as a client needs, keeps what it is given, misbehaves when told to. */

import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

/** What a recipient's address does to the conversation. */
export type Manners =
  | 'accept'
  /** A reply to the recipient, or to the message once it is there. */
  | { readonly at: 'recipient' | 'message'; readonly reply: string }
  /** Hangs up: before the message has begun, or when all of it is there. */
  | { readonly at: 'recipient' | 'message'; readonly reply: 'hang up' };

export interface ReceivedMail {
  readonly to: string;
  /** Headers and body as they came, dots unstuffed. */
  readonly raw: string;
}

export interface MailServer {
  readonly url: string;
  readonly received: ReceivedMail[];
  /** How many conversations reached the message itself. */
  readonly attempts: string[];
  /** Decides for each recipient; everybody is accepted at first. */
  manners: (recipient: string) => Manners;
  close(): Promise<void>;
}

/** A mail server on a free port of this machine. */
export async function openMailServer(): Promise<MailServer> {
  const sockets = new Set<Socket>();
  const kept: Pick<MailServer, 'received' | 'attempts'> & { manners: MailServer['manners'] } = {
    received: [],
    attempts: [],
    manners: () => 'accept',
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    converse(socket, kept);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(kept, {
    url: `smtp://127.0.0.1:${port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function converse(socket: Socket, kept: Pick<MailServer, 'received' | 'attempts' | 'manners'>): void {
  let input = '';
  let recipient = '';
  let takesMessage = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  const obey = (manners: Manners, at: 'recipient' | 'message', otherwise: () => void) => {
    if (manners === 'accept' || manners.at !== at) otherwise();
    else if (manners.reply === 'hang up') socket.destroy();
    else say(manners.reply);
  };
  const take = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO' || verb === 'HELO') say('250 test');
    else if (verb === 'MAIL' || verb === 'RSET' || verb === 'NOOP') say('250 2.0.0 OK');
    else if (verb === 'RCPT') {
      recipient = /<([^>]*)>/.exec(line)?.[1] ?? '';
      obey(kept.manners(recipient), 'recipient', () => say('250 2.1.5 OK'));
    } else if (verb === 'DATA') {
      kept.attempts.push(recipient);
      takesMessage = true;
      say('354 go on');
    } else if (verb === 'QUIT') {
      say('221 bye');
      socket.end();
    } else say('502 what?');
  };
  socket.on('data', (chunk) => {
    input += chunk.toString('latin1');
    for (;;) {
      const end = input.indexOf(takesMessage ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const text = input.slice(0, end);
      input = input.slice(end + (takesMessage ? 5 : 2));
      if (!takesMessage) take(text);
      else {
        takesMessage = false;
        const raw = text.replace(/^\.\./gm, '.');
        const to = recipient;
        obey(kept.manners(to), 'message', () => {
          kept.received.push({ to, raw });
          say('250 2.0.0 kept');
        });
      }
    }
  });
  say('220 test ESMTP');
}

/** The body's text of a mail, its transfer encoding undone (RFC 2045). */
export function bodyOf(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/^content-transfer-encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/^content-transfer-encoding: quoted-printable/im.test(head)) return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_whole, pair: string) => String.fromCharCode(Number.parseInt(pair, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
