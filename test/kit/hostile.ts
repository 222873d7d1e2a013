/** Texts that would run, break out or mislead if anything treated them as more than text (promises 13, 14 and 16). */
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
] as const;
