/** Outside cases that Canvass is known not to reproduce, each with the reason. This list may only get shorter. */
export const KNOWN_MISSES: ReadonlyMap<string, string> = new Map();
