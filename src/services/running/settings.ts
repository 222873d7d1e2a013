/** Settings that are allowed but not safe, or that the operator should know the consequences of. */
import type { Config } from '../../config.js';
import type { Finding } from './finding.js';

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** What the settings themselves say about safety. */
export function examineSettings(config: Config): Finding[] {
  return [addressOf(config), ...notes(config)];
}

function addressOf({ baseUrl }: Config): Finding {
  const { protocol, hostname } = new URL(baseUrl);
  if (protocol === 'https:') return { verdict: 'fine', sentence: `People come by HTTPS, to ${baseUrl}` };
  if (LOOPBACK.test(hostname)) {
    return { verdict: 'note', sentence: `BASE_URL is ${baseUrl}: only this machine can use the service` };
  }
  return {
    verdict: 'unsafe',
    sentence: `BASE_URL is ${baseUrl}: voting links and passwords would travel unencrypted; use an https:// address`,
  };
}

function notes(config: Config): Finding[] {
  const sentences = [
    config.requireTotp ? null : 'REQUIRE_TOTP is no: organisers may sign in with a password alone',
    config.smtpUrl === null ? 'There is no SMTP_URL: mail is written to files and reaches nobody' : null,
    config.smtpUrl?.startsWith('smtp://') === true && !LOOPBACK.test(new URL(config.smtpUrl).hostname)
      ? 'SMTP_URL begins with smtp://: mail is encrypted only if the mail server offers it'
      : null,
  ];
  return sentences.flatMap((sentence) => (sentence === null ? [] : [{ verdict: 'note' as const, sentence }]));
}
