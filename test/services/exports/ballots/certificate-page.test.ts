/** The certificate for people says what the certificate for programs says, in a page that holds nothing but text. */
import { METHODS } from '../../../../src/domain/voting/methods/index.js';
import { type CountCertificate, certifyCount } from '../../../../src/services/ballots/certificate.js';
import { certificatePage } from '../../../../src/services/exports/ballots/certificate-page.js';
import { sha256 } from '../../../../src/shared/digest.js';
import { TEST_DEFINITION } from '../../../kit/open-ballot.js';

const HOSTILE = `<script>alert('1')</script>`;

function certificateOf(method: string, seats: number, papers: readonly (readonly (number | null)[])[]) {
  const definition = {
    ...TEST_DEFINITION,
    method,
    seats,
    question: { en: HOSTILE },
    seedHash: sha256('seed'),
    options: TEST_DEFINITION.options.map((option, at) => ({
      ...option,
      title: { en: at === 0 ? HOSTILE : option.title.en },
    })),
  };
  const { whole } = certifyCount({ definition, seedPhrase: 'seed', commitments: [], papers });
  const parts = { definition, certificate: whole };
  return {
    page: certificatePage({ ...parts, synthetic: false }),
    synthetic: certificatePage({ ...parts, synthetic: true }),
    certificate: whole,
  };
}

const RANKS = [
  ...Array.from({ length: 9 }, () => [1, 2, 3]),
  ...Array.from({ length: 7 }, () => [3, 1, 2]),
  ...Array.from({ length: 8 }, () => [null, 2, 1]),
  [null, null, null],
];
const AS = { ranks: RANKS, choice: RANKS.map((marks) => marks.map((mark) => (mark === 1 ? 1 : null))) };
const MARKS = {
  ...AS,
  approvals: RANKS.map((marks) => marks.map((mark) => (mark === null ? 0 : Number(mark <= 2)))),
  scores: RANKS.map((marks) => marks.map((mark) => (mark === null ? null : 5 - mark))),
};

/** Every number that a reader would look for. */
function numbersIn({ count, papers }: CountCertificate): readonly string[] {
  const gone = new Set<string>();
  const rounds = count.rounds.flatMap(({ tallies, excluded }) => {
    for (const option of excluded) gone.add(option);
    return Object.entries(tallies).flatMap(([option, tally]) => (gone.has(option) ? [] : [tally]));
  });
  const totals = count.rounds.length === 0 && count.scores !== null ? Object.values(count.scores) : [];
  return [String(papers.cast), String(papers.counted), ...rounds, ...totals];
}

test.each(METHODS.map((method) => [method.name, method] as const))(
  '%s: every number is there, and no tag of anybody else',
  (name, method) => {
    const { page, certificate } = certificateOf(name, method.severalSeats ? 2 : 1, MARKS[method.paperKind]);
    for (const number of numbersIn(certificate)) expect(page).toContain(`>${number}<`);
    for (const print of [certificate.definition, certificate.board.root, certificate.rule.slice(0, 12)])
      expect(page).toContain(print);
    expect(page).not.toMatch(/<script|undefined|NaN|\[object/);
    expect(page).toContain('&lt;script&gt;');
  },
);

test('papers left out are told with their reason', () => {
  const { page } = certificateOf('instant-runoff', 1, RANKS);
  expect(page).toMatch(/Left out: blank<\/th><td class="number">1</);
});

test('a certificate of made-up votes says so before anything else', () => {
  const { page, synthetic } = certificateOf('plurality', 1, MARKS.choice);
  expect(synthetic).toMatch(/<body>\s*<p[^>]*>Synthetic demonstration data\./);
  expect(page).not.toContain('Synthetic');
});
