/** Settings: what is wrong is named in a sentence, whatever it is, and what is right is taken. */
import { readConfig, SETTING_NAMES } from '../src/config.js';

const WRONG: Readonly<Record<string, readonly string[]>> = {
  PORT: ['many', '-1', '65536', '80.5'],
  HOST: ['two words', '256.1.1.1', 'a/b', 'x:80'],
  BASE_URL: [
    'vote',
    'ftp://x',
    'https://x/below',
    'https://x/?q',
    'https://x/#f',
    'https://me:pass@x',
    'https://',
  ],
  DATABASE_URL: ['mysql://x', 'sqlite:'],
  SMTP_URL: ['http://x', 'mail'],
  MAIL_FROM: ['nobody', 'Lab <lab>'],
  SECRET_KEY: ['short'],
  REQUIRE_TOTP: ['maybe', 'true'],
  TRUST_PROXY: ['all', '10'],
  WEBHOOK_PRIVATE_ADDRESSES: ['1'],
  LAB_TIME_ZONE: ['Mars/Olympus'],
  LOG_LEVEL: ['loud'],
};

test('every setting that can be wrong is tried', () => {
  expect(Object.keys(WRONG).sort()).toEqual(SETTING_NAMES.filter((name) => name !== 'DATA_DIR').sort());
});

test.each(Object.entries(WRONG).flatMap(([name, values]) => values.map((value) => [name, value] as const)))(
  '%s set to %s is refused in one sentence that names it',
  (name, value) => {
    const read = readConfig({ [name]: value });
    if (read.ok) throw new Error('it was taken');
    expect(read.problem).toHaveLength(1);
    expect(read.problem[0]).toMatch(new RegExp(`^${name} is not .`));
  },
);

test('nothing set, and settings left empty, are the defaults', () => {
  const empty = Object.fromEntries(SETTING_NAMES.map((name) => [name, ' ']));
  expect(readConfig(empty)).toEqual(readConfig({}));
  expect(readConfig({})).toMatchObject({
    value: {
      port: 3000,
      host: 'localhost',
      baseUrl: 'http://localhost:3000',
      requireTotp: true,
      trustProxy: 0,
    },
  });
});

test('a host may be an IPv6 address', () => {
  expect(readConfig({ HOST: '::1' })).toMatchObject({ value: { host: '::1', baseUrl: 'http://[::1]:3000' } });
});

test('an address ends without a slash, and values without the blanks around them', () => {
  expect(readConfig({ BASE_URL: ' https://vote.example.org/ ', PORT: ' 80 ' })).toMatchObject({
    value: { baseUrl: 'https://vote.example.org', port: 80 },
  });
});
