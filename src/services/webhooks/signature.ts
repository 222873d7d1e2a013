/** How an address can tell that a delivery is ours: HMAC-SHA-256 (RFC 2104) over the moment of sending and the body. */
import { createHmac } from 'node:crypto';

/** The value of `Canvass-Signature`: `t=` seconds since 1970, `v1=` the HMAC in hexadecimal over `<t>.<body>`. */
export function signatureOf(secret: string, body: string, now: number): string {
  const seconds = Math.floor(now / 1000);
  const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${mac}`;
}
