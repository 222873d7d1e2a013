/** Holds a recount against the count that was published, round by round. */
import type { Count, Round } from '../../../domain/voting/count.js';
import { type Check, failed, judged, passed } from './check.js';

/** One line for the numbers before the first round, one for each round, one for ties and one for the outcome. */
export function compareCounts(published: Count, recount: Count): readonly Check[] {
  const rounds = recount.rounds.map((round, at) => compareRound(published.rounds[at], round, at + 1));
  const extra =
    published.rounds.length > recount.rounds.length
      ? [
          failed(
            'recount',
            `it ends after round ${recount.rounds.length}, ${published.rounds.length} were published`,
          ),
        ]
      : [];
  return [
    same('recount: papers', published.papers, recount.papers, `${recount.papers.valid} counted`),
    ...(recount.quota === null
      ? []
      : [same('recount: quota', published.quota, recount.quota, recount.quota)]),
    ...(recount.scores === null
      ? []
      : [same('recount: totals', published.scores, recount.scores, listed(recount.scores))]),
    ...rounds,
    ...extra,
    same('recount: ties', published.ties, recount.ties, `${recount.ties.length} settled`),
    same('recount: outcome', outcomeOf(published), outcomeOf(recount), recount.winners.join(', ')),
    ...everythingElse(published, recount),
  ];
}

function compareRound(published: Round | undefined, round: Round, number: number): Check {
  const subject = `recount: round ${number}`;
  if (published === undefined) return failed(subject, 'it was not published');
  const wrong = Object.entries(round.tallies).find(([option, tally]) => published.tallies[option] !== tally);
  if (wrong !== undefined) {
    const [option, tally] = wrong;
    return failed(
      subject,
      `${option} has ${published.tallies[option] ?? 'no tally'} as published, ${tally} as recounted`,
    );
  }
  return same(subject, published, round, listed(round.tallies));
}

/** Whatever the lines above do not name: head to head, ranking, the engine's own fingerprints. */
function everythingElse(published: Count, recount: Count): readonly Check[] {
  const rest = ({ rounds: _rounds, certificate, ...count }: Count) => ({
    ...count,
    certificate: { ...certificate, engine: null },
  });
  const { engine } = recount.certificate;
  return [
    same(
      'recount: all else',
      rest(published),
      rest(recount),
      `published by ${published.certificate.engine}, recounted by ${engine}`,
    ),
    passed('papers', `fingerprint ${recount.certificate.papers}`),
  ].slice(0, published.certificate.papers === recount.certificate.papers ? 2 : 1);
}

const outcomeOf = ({ winners, tie }: Count) => ({ winners, tie });

function same(subject: string, published: unknown, recounted: unknown, finding: string): Check {
  const [was, is] = [JSON.stringify(published), JSON.stringify(recounted)];
  return judged(subject, was === is ? null : `${was} as published, ${is} as recounted`, finding);
}

function listed(tallies: Readonly<Record<string, string>>): string {
  return Object.entries(tallies)
    .map(([option, tally]) => `${option} ${tally}`)
    .join(', ');
}
