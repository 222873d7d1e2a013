/** Which day it is in the lab's zone. */
import { DateTime } from 'luxon';

/** The ISO day `YYYY-MM-DD` on which `moment` (epoch milliseconds) falls in the IANA zone. */
export function isoDayAt(moment: number, zone: string): string {
  return DateTime.fromMillis(moment, { zone }).toFormat('yyyy-MM-dd');
}
