/** Texts that would run, break out or mislead if anything treated them as more than text (promises 13 to 16). */
export const HOSTILE_TEXTS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; alert(1); //",
  '</textarea><svg onload=alert(1)>',
  '[click](javascript:alert(1))',
  '<%= process.exit(1) %>',
  '{{constructor.constructor("alert(1)")()}}',
  '=HYPERLINK("http://example.org","x")',
  'a\u0000b\u202Ec',
  '--><style>*{display:none}</style>',
  "x'); drop table papers; --",
  "%' or '1'='1",
  '$'.concat('{7*7}#{7*7}<%- 7*7 %>{link}{name}'),
] as const;

/** As Canvass keeps them: without control characters. */
export const KEPT_TEXTS: readonly string[] = HOSTILE_TEXTS.map((text) => text.replace('\u0000', ''));

/** All of them, a paragraph each. */
export const HOSTILE_PAGE = HOSTILE_TEXTS.join('\n\n');
