/** Whatever bytes come, a reader answers with papers or with a refusal of one line: it never throws. */
import fc from 'fast-check';
import { faultText } from '../../../../src/domain/voting/formats/format.js';
import { FORMATS } from '../../../../src/domain/voting/formats/index.js';

const SOUND: Readonly<Record<string, string>> = {
  blt: '3 1\n-2\n4 1=2 - 3 0\n3 2 0\n0\n"A"\n"B"\n"C"\n"T"\n',
  abif: '{"title":"T"}\n=A:[Asha]\n=B:[Ben]\n4:A/5>B/2\n3:B,A\n',
  csv: 'paper,weight,A,"B, Jr"\np1,4,1,2\np2,3,,1\n',
};
const PREFLIB =
  '# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n4: 1,{2}\n3: {1,2},{}\n';
const PIECES = fc.constantFrom(
  '',
  '0',
  '-',
  '=',
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\n',
  '\r',
  '\0',
  '\uFEFF',
  '9'.repeat(20),
  '__proto__',
  '-1',
  '1e9',
  '#',
);

/** A sound file with a stretch replaced by something that does not belong there. */
function damaged(text: string): fc.Arbitrary<string> {
  return fc
    .tuple(fc.nat(text.length), fc.nat(6), fc.oneof(PIECES, fc.string({ maxLength: 8 })))
    .map(([at, length, piece]) => text.slice(0, at) + piece + text.slice(at + length));
}

describe.each(FORMATS.map((format) => [format.name, format] as const))('%s', (name, format) => {
  test.each(['choice', 'ranks', 'approvals', 'scores'] as const)('never throws, read for %s', (kind) => {
    const bytes = fc.oneof(
      { weight: 4, arbitrary: damaged(SOUND[name] ?? PREFLIB).map((text) => new TextEncoder().encode(text)) },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
    );
    fc.assert(
      fc.property(bytes, (file) => {
        const result = format.read(file, kind);
        if (!result.ok) expect(faultText(result.problem)).not.toMatch(/[\r\n]/);
        else expect(new Set(result.value.options).size).toBe(result.value.options.length);
      }),
      { numRuns: 400 },
    );
  });
});
