/** Outside cases that Canvass is known not to reproduce, each with the reason. This list may only get shorter. */
export const KNOWN_MISSES: ReadonlyMap<string, string> = new Map([
  ['86ffdd5d9480', 'its calculation is no XPath expression, which the reference passes on unread'],
]);
