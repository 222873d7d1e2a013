/** The sentences of every version stay as they left the house, because bundles that were taken with them are verified against them. */
import type { Safety } from '../../../../src/domain/voting/safety.js';
import { certifyCount } from '../../../../src/services/ballots/certificate.js';
import { BUNDLE_TEXTS, type BundleTexts } from '../../../../src/services/exports/ballots/bundle-texts.js';
import { sha256 } from '../../../../src/shared/digest.js';
import { TEST_DEFINITION } from '../../../kit/open-ballot.js';

const SAFETY: Safety = {
  margin: { least: 3, most: 5, papers: 24 },
  others: [
    { method: 'Plurality', winners: ['Theme home'], byLot: false, agrees: false },
    { method: 'Schulze', winners: ['Theme health'], byLot: true, agrees: true },
  ],
  representation: null,
};

const PAPERS = [
  ...Array.from({ length: 9 }, () => [1, 2, 3]),
  ...Array.from({ length: 7 }, () => [3, 1, 2]),
  ...Array.from({ length: 7 }, () => [null, 2, 1]),
  [null, null, null],
];

/** Parts that make every section of the texts appear in some of them; nothing in them depends on the release. */
function parts(method: string, seats: number, synthetic: boolean) {
  const definition = { ...TEST_DEFINITION, method, seats, seedHash: sha256('seed') };
  const marks =
    method === 'plurality' ? PAPERS.map((each) => each.map((mark) => (mark === 1 ? 1 : null))) : PAPERS;
  const { whole } = certifyCount({ definition, seedPhrase: 'seed', commitments: [], papers: marks });
  const { count } = whole;
  const certificate = {
    ...{
      ...whole,
      rule: 'The rule.',
      safety: SAFETY,
      papers: { ...whole.papers, depth: synthetic ? 2 : null },
    },
    count: {
      ...{ ...count, rounds: count.rounds.map((round) => ({ ...round, note: 'A note.' })) },
      certificate: { ...count.certificate, engine: 'canvass' },
    },
  };
  return { definition, certificate, synthetic };
}

/**
 * By version. Where one of these fails, a sentence of that version was changed: put it back, and add the new wording as another
 * version (`bundle-texts.ts`). A new version gets a line of its own; no line here ever changes.
 */
const AS_THEY_LEFT = [
  {
    'README.txt': 'dcb908f7ad95762cb988659c47c7f035732cbb47b31b9440e2b90f6cccfac347',
    'certificate.html': 'd6937662ced91cf680826c96cf4327ecb66f67355d6cf4a56ec97187c484e83c',
  },
];

test.each(BUNDLE_TEXTS.map((texts, at) => [at + 1, texts] as const))(
  'version %d says what it always said',
  (version, texts) => {
    const ballots = [
      parts('scottish-stv', 2, false),
      parts('instant-runoff', 1, true),
      parts('plurality', 1, false),
    ];
    const said = (name: keyof BundleTexts) => sha256(ballots.map(texts[name]).join(''));
    expect({ 'README.txt': said('README.txt'), 'certificate.html': said('certificate.html') }).toEqual(
      AS_THEY_LEFT[version - 1],
    );
  },
);
