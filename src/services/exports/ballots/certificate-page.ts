/** `certificate.html`: the count certificate for people, one file that prints on paper and needs nothing else. */
import type { Count, Round } from '../../../domain/voting/count.js';
import { type Markup, markup } from '../../../shared/markup.js';
import type { CountCertificate } from '../../ballots/certificate.js';
import type { BallotDefinition } from '../../ballots/definition.js';

const STYLE = `
  body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem; color: #1d2a2e; background: #fff; font: 1rem/1.5 Arial, sans-serif; }
  h1 { color: #0b5351; font-size: 1.75rem; margin: 0 0 .25rem; } h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
  .question { font-size: 1.125rem; margin: 0 0 1.5rem; } .outcome { border-left: 6px solid #0b5351; padding: .5rem 1rem; font-weight: 700; }
  table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; } caption { text-align: left; color: #4a5a5e; }
  th, td { border-bottom: 1px solid #c9c5ba; padding: .25rem .5rem .25rem 0; text-align: left; vertical-align: top; }
  td.number, th.number { text-align: right; } .scroll { overflow-x: auto; } .gone { color: #4a5a5e; } .elected { font-weight: 700; }
  dt { font-weight: 700; } dd { margin: 0 0 .75rem; overflow-wrap: anywhere; font-family: monospace; }
  @media print { body { margin: 0; max-width: none; font-size: 10pt; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
`;

/** Said in every file of a synthetic lab's bundle that people read. */
export const SYNTHETIC = 'Synthetic demonstration data. The people and votes told of here are made up.';

/** What the page is written from. */
export interface CertificatePageParts {
  readonly definition: BallotDefinition;
  readonly certificate: CountCertificate;
  /** Whether everything in it is made up, which it then says above all else. */
  readonly synthetic: boolean;
}

/** The page; it follows from its parts alone. */
export function certificatePage({ definition, certificate, synthetic }: CertificatePageParts): string {
  const { count } = certificate;
  const page = markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Count certificate: ${definition.question.en}</title>
<style>${STYLE}</style>
</head>
<body>
${synthetic ? markup`<p class="outcome">${SYNTHETIC}</p>\n` : markup``}<h1>Count certificate</h1>
<p class="question">${definition.question.en}</p>
<p class="outcome">${outcome(count)}</p>
${papersSection(certificate)}
${roundsSection(count)}
${totalsSection(count)}
${transfersSection(count)}
${tiesSection(count)}
${safetySection(certificate)}
<h2>Method</h2>
<p>${count.method}, ${seats(count.seats)}. ${certificate.rule}</p>
<h2>Fingerprints</h2>
<dl>
<dt>Definition (SHA-256)</dt><dd>${certificate.definition}</dd>
<dt>Papers (SHA-256)</dt><dd>${count.certificate.papers.replace('sha256:', '')}</dd>
<dt>Board: Merkle root over ${certificate.board.commitments} commitments (RFC 9162)</dt><dd>${certificate.board.root}</dd>
<dt>Seed phrase for ties</dt><dd>${certificate.seedPhrase}</dd>
<dt>Counted by</dt><dd>${count.certificate.engine}</dd>
</dl>
<p>The same for programs is certificate.json. Whoever has the bundle can count again: canvass verify bundle.zip</p>
</body>
</html>
`;
  return String(page);
}

function outcome({ winners, tie }: Count): string {
  if (tie !== null) return `A tie that the rule does not settle: ${tie.between.join(', ')}`;
  if (winners.length === 0) return 'Nothing was chosen.';
  return winners.length === 1 ? `Chosen: ${winners[0]}` : `Chosen, in this order: ${winners.join('; ')}`;
}

function seats(number: number): string {
  return number === 1 ? 'one place' : `${number} places`;
}

/** From cast to counted, with the reason for every paper left out. */
function papersSection({ papers, count }: CountCertificate): Markup {
  const rows: readonly (readonly [string, number | string])[] = [
    ['Cast', papers.cast],
    ['Valid by the ballot’s rules', papers.valid],
    ...papers.leftOut.map(({ reason, papers: left }) => [`Left out: ${reason}`, left] as const),
    ['In the count', papers.counted],
    ...(count.quota === null ? [] : [['Quota', count.quota] as const]),
  ];
  const cut =
    papers.depth === null
      ? []
      : [
          markup`<p>Published and counted are the first ${papers.depth} ranks of each paper; the count needs no more.</p>`,
        ];
  return markup`<h2>Papers</h2>
<table>${rows.map(([name, number]) => markup`<tr><th scope="row">${name}</th><td class="number">${number}</td></tr>`)}</table>
${cut}`;
}

function roundsSection({ rounds, options }: Count): Markup {
  if (rounds.length === 0) return markup``;
  return markup`<h2>Rounds</h2>
<div class="scroll"><table><caption>Tallies after each round; elected in bold, excluded as a dash</caption>
<thead><tr><th scope="col">Option</th>${rounds.map((_, at) => markup`<th scope="col" class="number">${at + 1}</th>`)}</tr></thead>
<tbody>${options.map(
    (option) =>
      markup`<tr><th scope="row">${option}</th>${rounds.map((round, at) => tally(round, option, isGone(rounds, at, option)))}</tr>`,
  )}
<tr class="gone"><th scope="row">No further choice</th>${rounds.map(({ exhausted }) => markup`<td class="number">${exhausted}</td>`)}</tr>${lostRow(rounds)}</tbody></table></div>
<ol>${rounds.map(({ note }) => markup`<li>${note}</li>`)}</ol>`;
}

function lostRow(rounds: readonly Round[]): Markup {
  if (rounds.every(({ lost }) => lost === undefined)) return markup``;
  return markup`
<tr class="gone"><th scope="row">Lost to truncation</th>${rounds.map(({ lost }) => markup`<td class="number">${lost ?? '0'}</td>`)}</tr>`;
}

function isGone(rounds: readonly Round[], at: number, option: string): boolean {
  return rounds.slice(0, at + 1).some(({ excluded }) => excluded.includes(option));
}

function tally({ tallies, elected }: Round, option: string, gone: boolean): Markup {
  if (gone) return markup`<td class="number gone">–</td>`;
  const kind = elected.includes(option) ? 'number elected' : 'number';
  return markup`<td class="${kind}">${tallies[option] ?? '0'}</td>`;
}

function totalsSection({ scores, options, rounds }: Count): Markup {
  if (scores === null || rounds.length > 0) return markup``;
  return markup`<h2>Totals</h2>
<table>${options.map((option) => markup`<tr><th scope="row">${option}</th><td class="number">${scores[option] ?? '0'}</td></tr>`)}</table>`;
}

function transfersSection({ rounds }: Count): Markup {
  const rows = rounds.flatMap(({ transfers }, at) =>
    transfers.flatMap(({ from, factor, to, exhausted }) =>
      [...Object.entries(to), ['no further choice', exhausted] as const].map(
        ([target, votes]) =>
          markup`<tr><td>${at + 1}</td><td>${from}</td><td>${target}</td><td class="number">${votes}</td><td class="number">${factor ?? '1'}</td></tr>`,
      ),
    ),
  );
  if (rows.length === 0) return markup``;
  return markup`<h2>Transfers</h2>
<div class="scroll"><table><thead><tr><th scope="col">Round</th><th scope="col">From</th><th scope="col">To</th><th scope="col" class="number">Votes</th><th scope="col" class="number">Value of a paper</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function tiesSection({ ties }: Count): Markup {
  if (ties.length === 0)
    return markup`<h2>Ties</h2>
<p>There was no tie to settle.</p>`;
  return markup`<h2>Ties</h2>
<ul>${ties.map((tie) => markup`<li>Round ${tie.round}, for ${tie.for}: ${tie.between.join(', ')}; settled by ${tie.resolvedBy}.</li>`)}</ul>`;
}

function safetySection({ safety }: CountCertificate): Markup {
  if (safety === undefined) return markup``;
  const { margin, others } = safety;
  const sentence =
    margin === null
      ? []
      : [
          markup`<p>Papers that would have to be marked otherwise before something else could be chosen: at least ${margin.least}${
            margin.most === null ? '' : `, at most ${margin.most}`
          }, of ${margin.papers}.</p>`,
        ];
  return markup`<h2>How safe the result is</h2>
${sentence}<table><caption>What other methods would have chosen from the same papers</caption>${others.map(
    ({ method, winners, byLot }) =>
      markup`<tr><th scope="row">${method}</th><td>${winners.join('; ')}${byLot ? ' (with a tie on the way)' : ''}</td></tr>`,
  )}</table>`;
}
