/** A value that is given, by a default or by the way in, and never shown. */
import { unseenType } from './unseen.js';

export const hidden = unseenType('hidden', 'hidden');
