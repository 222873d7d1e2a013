import { createHmac } from 'node:crypto';
import { isOpenAddress, readWebhookAddress } from '../../../src/services/webhooks/addresses.js';
import { MOST_ATTEMPTS, waitAfter } from '../../../src/services/webhooks/deliver.js';
import { post } from '../../../src/services/webhooks/post.js';
import { signatureOf } from '../../../src/services/webhooks/signature.js';

test.each([
  ...['127.0.0.1', '10.1.2.3', '172.31.255.255', '192.168.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
  ...[
    '224.0.0.1',
    '255.255.255.255',
    '192.0.2.1',
    '198.18.0.1',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'fd12::1',
  ],
  ...['ff02::1', '::ffff:10.0.0.1', '::ffff:127.0.0.1', '64:ff9b::a00:1', '2001:db8::1', '2002:a00:1::', 'x'],
])('%s is nobody’s on the open internet', (address) => {
  expect(isOpenAddress(address)).toBe(false);
});

test.each(['9.9.9.9', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1'])('%s is', (address) => {
  expect(isOpenAddress(address)).toBe(true);
});

test('only https to the open internet may be told anything, and http to this machine where that is allowed', () => {
  expect(readWebhookAddress(' https://Hooks.example.org/a?b=c#d ', false)).toBe(
    'https://hooks.example.org/a?b=c',
  );
  for (const typed of [
    ...['http://hooks.example.org/', 'https://me:secret@hooks.example.org/', 'ftp://hooks.example.org/'],
    ...[
      'https://localhost/',
      'https://127.0.0.1/',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://[::1]/',
    ],
    ...['https://10.0.0.1/', 'https://[::ffff:10.0.0.1]/', 'http://localhost:3000/', 'javascript:1', '', 'x'],
    ...['https://a.localhost/', `https://hooks.example.org/${'x'.repeat(500)}`],
  ])
    expect(readWebhookAddress(typed, false)).toBeNull();
  expect(readWebhookAddress('http://localhost:3000/', true)).toBe('http://localhost:3000/');
  expect(readWebhookAddress('https://10.0.0.1/', true)).toBe('https://10.0.0.1/');
  expect(readWebhookAddress('http://10.0.0.1/', true)).toBeNull();
});

test('a name of which one address is private is told nothing', async () => {
  const lookup = async () => [
    { address: '9.9.9.9', family: 4 },
    { address: '127.0.0.1', family: 4 },
  ];
  const options = { allowsPrivate: false, timeout: 1000, lookup };
  expect(await post('https://hooks.example.org/', {}, '{}', options)).toEqual({ fault: 'private-address' });
  const nowhere = { ...options, lookup: () => Promise.reject(new Error('ENOTFOUND')) };
  expect(await post('https://hooks.example.org/', {}, '{}', nowhere)).toEqual({ fault: 'name-not-found' });
});

test('a signature covers the second of sending and every byte of the body', () => {
  const mac = createHmac('sha256', 'secret').update('1768471200.{"a":"ŵ"}').digest('hex');
  expect(signatureOf('secret', '{"a":"ŵ"}', 1_768_471_200_999)).toBe(`t=1768471200,v1=${mac}`);
});

test('waits grow fourfold, a quarter more or less by chance, up to half a day', () => {
  const always = (byte: number) => ({ bytes: () => Buffer.from([byte]) });
  expect(waitAfter(1, always(0))).toBe(22_500);
  expect(waitAfter(1, always(255))).toBe(37_500);
  expect(waitAfter(3, always(0))).toBe(16 * 22_500);
  expect(waitAfter(MOST_ATTEMPTS, always(255))).toBe(12 * 3_600_000 * 1.25);
});
