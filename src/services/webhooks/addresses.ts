/** Which addresses may be told anything: those of the open internet, so that nobody reaches a neighbour of ours through us. */
import { BlockList, isIP } from 'node:net';

/** Networks that are nobody's on the open internet (IANA special-purpose address registries, RFC 6890), by version. */
const CLOSED: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
];
/** Of IPv6 only what is given out to the world (2000::/3) is open, and of that not what leads back to IPv4 or is for examples. */
const OPEN_IPV6 = ['2000::', 3] as const;
const CLOSED_IPV6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

function listOf(networks: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix, version] of networks) list.addSubnet(network, prefix, version);
  return list;
}

const CLOSED_IPV4 = listOf(CLOSED);
const OPEN = listOf([[...OPEN_IPV6, 'ipv6']]);
const NOT_OPEN = listOf(CLOSED_IPV6.map(([network, prefix]) => [network, prefix, 'ipv6'] as const));

/** Whether an IP address is one of the open internet. */
export function isOpenAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !CLOSED_IPV4.check(address, 'ipv4');
  return version === 6 && OPEN.check(address, 'ipv6') && !NOT_OPEN.check(address, 'ipv6');
}

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The address as it is stored; null where it is none that may be told anything. Only https, without a name and password; http to
 * this very machine alone, and that where private addresses are allowed.
 */
export function readWebhookAddress(typed: string, allowsPrivate: boolean): string | null {
  const address = URL.canParse(typed.trim()) ? new URL(typed.trim()) : null;
  if (address === null || address.href.length > 500) return null;
  if (address.username !== '' || address.password !== '') return null;
  const isLocal = LOCAL.has(address.hostname) || address.hostname.endsWith('.localhost');
  if (address.protocol === 'http:' ? !(isLocal && allowsPrivate) : address.protocol !== 'https:') return null;
  const literal = address.hostname.replace(/^\[|\]$/g, '');
  if (!allowsPrivate && (isLocal || (isIP(literal) !== 0 && !isOpenAddress(literal)))) return null;
  address.hash = '';
  return address.href;
}
