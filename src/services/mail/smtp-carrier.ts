/** Mail by SMTP, over a few connections that are used again, and never handed over twice. */
import type { Readable } from 'node:stream';
import type { Transporter } from 'nodemailer';
import { type Carrier, type Delivery, nodemailerFields } from './delivery.js';

/** Milliseconds; together far below the time for which a message is claimed. */
const PATIENCE = {
  dnsTimeout: 20_000,
  connectionTimeout: 20_000,
  greetingTimeout: 20_000,
  socketTimeout: 60_000,
};

/**
 * A carrier for the mail server at `url`. nodemailer's pool would by itself repeat a message after a broken
 * connection; that is switched off, because only the outbox may decide to send again.
 */
export function smtpCarrier(url: string, from: string, connections: number): Carrier {
  const streams = new Map<string, Readable>();
  let opened: Promise<Transporter> | undefined;
  const open = () => {
    opened ??= openTransport(url, connections, streams);
    return opened;
  };
  return {
    deliver: async (mail) => {
      try {
        await (await open()).sendMail(nodemailerFields(mail, from));
        return { kind: 'sent' };
      } catch (error) {
        return deliveryOf(error, streams.get(mail.messageId)?.readableDidRead === true);
      } finally {
        streams.delete(mail.messageId);
      }
    },
    close: () => void opened?.then((transport) => transport.close()),
  };
}

/** The transport, which keeps in `streams` what each message is read from; loaded with the first message. */
async function openTransport(
  url: string,
  connections: number,
  streams: Map<string, Readable>,
): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    ...PATIENCE,
    url,
    pool: true,
    maxConnections: connections,
    maxRequeues: 0,
  });
  transport.use('stream', (mail, done) => {
    const createReadStream = mail.message.createReadStream.bind(mail.message);
    mail.message.createReadStream = (options) => {
      const stream = createReadStream(options);
      streams.set(mail.message.messageId(), stream);
      return stream;
    };
    done();
  });
  return transport;
}

/**
 * What an error of nodemailer means. Replies to the envelope and to the message are the mail server's last word
 * on this message (RFC 5321, section 4.2.1); anything else is about the connection, and then it matters whether
 * the message had begun to go over it.
 */
export function deliveryOf(error: unknown, begun: boolean): Delivery {
  const { code, responseCode, response } = error as Record<string, unknown>;
  if ((code === 'EENVELOPE' || code === 'EMESSAGE') && typeof responseCode === 'number') {
    return { kind: responseCode >= 500 ? 'refused' : 'later', code: replyCodes(responseCode, response) };
  }
  return { kind: begun ? 'uncertain' : 'unreachable', code: wordOf(code) };
}

/** `550 5.1.1`: the reply's numbers (RFC 5321, RFC 3463), without its sentence, which may quote the address. */
function replyCodes(reply: number, response: unknown): string {
  const enhanced =
    typeof response === 'string' ? /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response) : null;
  return enhanced === null ? String(reply) : `${reply} ${enhanced[1]}`;
}

function wordOf(code: unknown): string {
  return typeof code === 'string' && /^[A-Z]{1,30}$/.test(code) ? code : 'unknown';
}
