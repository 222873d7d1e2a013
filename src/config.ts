/** The only reader of the environment: every setting is checked here, and a bad one stops the start. */
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { projectRoot } from './shared/project-root.js';
import { type Result, refuse } from './shared/result.js';

/** Everything that can be set from outside, with defaults filled in. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** The address people reach the service at, without a trailing slash. */
  readonly baseUrl: string;
  /** Absolute path of the folder that holds live data. */
  readonly dataDir: string;
  /** `sqlite:<path>` or `postgres://…`. */
  readonly databaseUrl: string;
  /** Null writes mail as files below the data folder. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** Null means: read it from, or make it in, the data folder. */
  readonly secretKey: string | null;
  readonly requireTotp: boolean;
  /** How many proxies stand in front; 0 trusts no forwarded header. */
  readonly trustProxy: number;
  /** IANA name, for instance `Europe/London`. */
  readonly labTimeZone: string;
  /** Whether webhooks may lead to this machine and to private networks. */
  readonly webhookPrivateAddresses: boolean;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

/** Each setting: what it expects, in the words of the error, and how it is read. */
const SETTINGS = {
  PORT: {
    expected: 'a port number from 0 to 65535',
    schema: z.coerce.number().int().min(0).max(65535).default(3000),
  },
  HOST: {
    expected: 'a host name or address to listen on',
    schema: z
      .string()
      .refine((host) => isWholeOrigin(`http://${inAddress(host)}`))
      .default('localhost'),
  },
  BASE_URL: {
    expected: 'an http:// or https:// address without a path',
    schema: z
      .url({ protocol: /^https?$/ })
      .refine(isWholeOrigin)
      .transform((value) => value.replace(/\/$/, ''))
      .optional(),
  },
  DATA_DIR: { expected: 'a folder', schema: z.string().min(1).optional() },
  DATABASE_URL: {
    expected: 'sqlite:<path> or postgres://…',
    schema: z
      .string()
      .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/)
      .optional(),
  },
  SMTP_URL: {
    expected: 'smtp://… or smtps://…',
    schema: z
      .string()
      .regex(/^smtps?:\/\/.+$/)
      .optional(),
  },
  MAIL_FROM: {
    expected: 'an e-mail address, alone or as "Name <address>"',
    schema: z
      .string()
      .regex(/^([^<>@\s]+@[^<>@\s]+|[^<>]+ <[^<>@\s]+@[^<>@\s]+>)$/)
      .default('Canvass <canvass@localhost>'),
  },
  SECRET_KEY: { expected: 'at least 32 characters nobody can guess', schema: z.string().min(32).optional() },
  REQUIRE_TOTP: { expected: 'yes or no', schema: z.enum(['yes', 'no']).default('yes') },
  TRUST_PROXY: {
    expected: 'the number of proxies in front of the service, 0 to 9',
    schema: z.coerce.number().int().min(0).max(9).default(0),
  },
  LAB_TIME_ZONE: {
    expected: 'an IANA time zone such as Europe/London',
    schema: z.string().refine(isTimeZone).default('Europe/London'),
  },
  WEBHOOK_PRIVATE_ADDRESSES: { expected: 'yes or no', schema: z.enum(['yes', 'no']).default('no') },
  LOG_LEVEL: { expected: LOG_LEVELS.join(', '), schema: z.enum(LOG_LEVELS).default('info') },
} as const;

/** The names of all settings, for the test that holds the README against them. */
export const SETTING_NAMES: readonly string[] = Object.keys(SETTINGS);

/** The settings in `environment`, or one line for each that is wrong. Empty text counts as not set, blanks around a value as not written. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Result<Config, readonly string[]> {
  const read: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [name, { expected, schema }] of Object.entries(SETTINGS)) {
    const text = environment[name]?.trim();
    const answer = schema.safeParse(text === '' ? undefined : text);
    if (answer.success) read[name] = answer.data;
    else faults.push(`${name} is not ${expected}`);
  }
  if (faults.length > 0) return refuse(faults);
  return { ok: true, value: withDefaults(read as SettingValues) };
}

type SettingValues = { [Name in keyof typeof SETTINGS]: z.infer<(typeof SETTINGS)[Name]['schema']> };

function withDefaults(values: SettingValues): Config {
  const dataDir = resolve(values.DATA_DIR ?? join(projectRoot(), 'data', 'var'));
  return {
    port: values.PORT,
    host: values.HOST,
    baseUrl: values.BASE_URL ?? `http://${inAddress(values.HOST)}:${values.PORT}`,
    dataDir,
    databaseUrl: values.DATABASE_URL ?? `sqlite:${join(dataDir, 'canvass.sqlite')}`,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM,
    secretKey: values.SECRET_KEY ?? null,
    requireTotp: values.REQUIRE_TOTP === 'yes',
    trustProxy: values.TRUST_PROXY,
    labTimeZone: values.LAB_TIME_ZONE,
    webhookPrivateAddresses: values.WEBHOOK_PRIVATE_ADDRESSES === 'yes',
    logLevel: values.LOG_LEVEL,
  };
}

/** A host as it stands in an address: IPv6 in brackets. */
function inAddress(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** Whether the address is a scheme, a host and perhaps a port, and nothing more. */
function isWholeOrigin(address: string): boolean {
  return URL.canParse(address) && new URL(address).href === `${new URL(address).origin}/`;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
