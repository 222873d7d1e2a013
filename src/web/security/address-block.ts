/** Where a request comes from, coarsely enough that one person cannot pose as many. */
import type { Request } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';

/** A provider hands a household or an office up to this much of an IPv6 address (RIPE-690). */
const IPV6_PREFIX = 56;

/**
 * The block of addresses the request comes from: an IPv4 address, or the first 56 bits of an IPv6 address. Forwarded
 * headers count only as far as `TRUST_PROXY` says, so a visitor cannot choose the block by forging them.
 */
export function addressBlock(request: Request): string {
  return request.ip === undefined ? 'unknown' : ipKeyGenerator(request.ip, IPV6_PREFIX);
}
