import type { Carrier, Delivery, OutgoingMail } from '../../../src/services/mail/delivery.js';
import { deliveryOf, smtpCarrier } from '../../../src/services/mail/smtp-carrier.js';
import { bodyOf, type MailServer, type Manners, openMailServer } from '../../kit/mail-server.js';

const MAIL: OutgoingMail = {
  to: { name: 'Siân, "Ŵ"\r\nBcc: all@example.org', address: 'sian@example.org' },
  subject: 'Eich pleidlais – tŷ',
  text: '.dot\nhttps://canvass.example/v/0123456789ABCDEFGHJKMNPQRS and much more text than fits on a line of 76 characters\n',
  messageId: '<one@canvass.example>',
  date: Date.UTC(2027, 0, 3, 12),
  languages: ['cy', 'en'],
  fileName: 'one',
};

let server: MailServer;
let carrier: Carrier;
beforeEach(async () => {
  server = await openMailServer();
  carrier = smtpCarrier(server.url, 'Canvass <canvass@example.org>', 2);
});
afterEach(async () => {
  carrier.close();
  await server.close();
});

test('a mail arrives whole, with its names and nobody else in its headers', async () => {
  expect(await carrier.deliver(MAIL)).toEqual({ kind: 'sent' });
  const [received] = server.received;
  expect(received!.to).toBe('sian@example.org');
  const [head] = received!.raw.split('\r\n\r\n');
  expect(head).toContain('Message-ID: <one@canvass.example>');
  expect(head).toContain('Auto-Submitted: auto-generated');
  expect(head).toContain('Content-Language: cy, en');
  expect(head).not.toMatch(/^Bcc:/m);
  expect(bodyOf(received!.raw).replace(/\r\n/g, '\n').trim()).toBe(MAIL.text.trim());
});

const CASES: [string, Manners, Delivery, number][] = [
  [
    'refused for good',
    { at: 'recipient', reply: '550 5.1.1 <sian@example.org> unknown' },
    { kind: 'refused', code: '550 5.1.1' },
    0,
  ],
  [
    'refused for now',
    { at: 'recipient', reply: '451 4.7.1 sian@example.org try later' },
    { kind: 'later', code: '451 4.7.1' },
    0,
  ],
  [
    'refused with its message',
    { at: 'message', reply: '554 spam from sian@example.org' },
    { kind: 'refused', code: '554' },
    1,
  ],
  [
    'put off with its message',
    { at: 'message', reply: '452 4.3.1 disk full' },
    { kind: 'later', code: '452 4.3.1' },
    1,
  ],
  [
    'cut off before its message',
    { at: 'recipient', reply: 'hang up' },
    { kind: 'unreachable', code: 'ECONNECTION' },
    0,
  ],
  [
    'cut off after its message',
    { at: 'message', reply: 'hang up' },
    { kind: 'uncertain', code: 'ECONNECTION' },
    1,
  ],
];

test.each(CASES)(
  'a mail that is %s is told so, without address, and is offered once',
  async (_name, manners, delivery, attempts) => {
    server.manners = () => manners;
    expect(await carrier.deliver(MAIL)).toEqual(delivery);
    server.manners = () => 'accept';
    expect(await carrier.deliver({ ...MAIL, messageId: '<two@canvass.example>' })).toEqual({ kind: 'sent' });
    expect(server.attempts).toHaveLength(attempts + 1);
    expect(server.received).toHaveLength(1);
  },
);

test('a mail server that is not there is unreachable', async () => {
  await server.close();
  expect(await carrier.deliver(MAIL)).toMatchObject({ kind: 'unreachable' });
  server = await openMailServer();
});

test('being refused ourselves says nothing about the member', () => {
  const wrongPassword = { code: 'EAUTH', responseCode: 535, response: '535 5.7.8 no' };
  expect(deliveryOf(wrongPassword, false)).toEqual({ kind: 'unreachable', code: 'EAUTH' });
});
