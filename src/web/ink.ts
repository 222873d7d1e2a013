/** Prints nhsuk-frontend's stylesheet in Canvass's own ink: its blue, green and typeface are not ours to use. */

/** Each colour of the base sheet that carries the other identity, and what Canvass uses in its place. */
const INK: readonly (readonly [from: string, to: string])[] = [
  ['#005eb8', '#0b5351'],
  ['#003087', '#083f3d'],
  ['#002f5c', '#06302f'],
  ['#004b93', '#083f3d'],
  ['#0055a6', '#083f3d'],
  ['#004281', '#06302f'],
  ['#003d78', '#06302f'],
  ['#00478a', '#083f3d'],
  ['#337ec6', '#3c7573'],
  ['#669ed4', '#6d9897'],
  ['#c7dcef', '#c6d9d7'],
  ['#ccdff1', '#cfdfdd'],
  ['#d9e7f4', '#dbe8e6'],
  ['#edf4fa', '#eef4f2'],
  ['#007f3b', '#0b5351'],
  ['#00662f', '#083f3d'],
  ['#00401e', '#052b2a'],
  ['#212b32', '#1d2a2e'],
  ['#4c6272', '#4a5a5e'],
  ['#768692', '#6a7679'],
  ['#aeb7bd', '#b3b0a6'],
  ['#d8dde0', '#dcd8cd'],
  ['#f0f4f5', '#fbfaf7'],
  ['#7c2855', '#06302f'],
  ['#d5281b', '#a4372a'],
  ['#aa2016', '#842b21'],
  ['#951c13', '#76271d'],
  ['#6b140e', '#521b15'],
];

/**
 * The base sheet without its web fonts, remote pictures and source map, in Canvass's colours. Every colour of
 * the list must still occur in the sheet; the test says so when an upgrade of the base changes that.
 */
export function inked(sheet: string): string {
  const plain = sheet
    .replace(/@font-face\{[^}]*\}/g, '')
    .replace(/Frutiger W01\s*,\s*/g, '')
    .replace(/url\(\/assets\/[^)]*\)/g, 'none')
    .replace(/\/\*# sourceMappingURL=.*?\*\//g, '');
  return INK.reduce((text, [from, to]) => text.replaceAll(from, to), plain);
}

/** Colours of the list that the sheet does not use (none, as long as base and list agree). */
export function missingInk(sheet: string): readonly string[] {
  return INK.map(([from]) => from).filter((colour) => !sheet.includes(colour));
}
