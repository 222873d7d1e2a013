/** The result page: the outcome in one sentence, then everything by which anybody can follow and check it. */

import { smallestPublication } from '../../services/ballots/definition.js';
import { methodOf } from '../../services/ballots/election.js';
import { publishesPapers } from '../../services/ballots/publish.js';
import type { BallotResult } from '../../services/ballots/result.js';
import type { PublicFileName } from '../../services/exports/ballots/public-files.js';
import type { PageModel } from '../render.js';
import { groupSections } from './result-groups.js';
import { outcomeSentence, takingPart } from './result-outcome.js';
import { countFigure, headToHead, tieSentences } from './result-rounds.js';
import { resultSafety } from './result-safety.js';
import { scoresFigure } from './result-scores.js';
import { transferSection } from './result-transfers.js';
import { turnoutFigures } from './result-turnout.js';
import type { ResultWords } from './result-words.js';

/** Where the page is shown: to everybody, or to the lab's own people, perhaps before it is published. */
export interface ResultPlace {
  readonly isPublic: boolean;
  /** The files that the ballot has once it is published. */
  readonly files: readonly PublicFileName[];
  /** Pages and files for the visitor's role: comments, openings. */
  readonly forRole: readonly { readonly href: string; readonly text: string }[];
  /** IANA name of the lab's time zone. */
  readonly timeZone: string;
}

/** The model of `views/pages/result.ejs`. */
export function resultPage(result: BallotResult, place: ResultPlace, words: ResultWords): PageModel {
  const { ballot, definition, certificate, document } = result;
  const { t } = words;
  const question = words.local(definition.question);
  const method = methodOf(definition);
  return {
    title: t('result.title', { question }),
    area: place.isPublic ? 'public' : 'organiser',
    mainWidth: 'text',
    synthetic: document.synthetic,
    breadcrumbs: breadcrumbs(result, place, words),
    question,
    sentence: outcomeSentence(result, words),
    notPublished:
      ballot.state === 'published'
        ? null
        : [
            t('result.notPublished'),
            t('result.unique', { count: certificate.papers.unique, cast: certificate.papers.cast }),
          ],
    takingPart: takingPart(result, words),
    turnoutFigures: turnoutFigures(result, words),
    period: period(result, place, words),
    countFigure: countFigure(result, words),
    transfers: transferSection(result, words),
    scores: scoresFigure(result, words),
    ties: tieSentences(result, words),
    headToHead: headToHead(result, words),
    groups: groupSections(result, words),
    safety: resultSafety(result, words),
    tooFew: publishesPapers(definition, certificate)
      ? null
      : t('result.check.tooFew', {
          count: certificate.papers.counted,
          least: smallestPublication(definition),
        }),
    depth: depthSentence(certificate.papers, words),
    files: place.files.map((name) => ({
      href: `/ballots/${ballot.slug}/${name}`,
      name,
      text: t(`result.files.${name.replace('.', '-')}`),
    })),
    forRole: place.forRole,
    fingerprints: [
      { key: t('result.check.root'), value: certificate.board.root },
      { key: t('result.check.definition'), value: certificate.definition },
      { key: t('result.check.papers'), value: certificate.count.certificate.papers.replace('sha256:', '') },
      { key: t('result.check.seedPhrase'), value: certificate.seedPhrase },
      { key: t('result.check.engine'), value: certificate.count.certificate.engine },
    ],
    methodName: t(`methods.${method.name}.name`),
    methodWords: t(`methods.${method.name}.howItWorks`),
    methodRewards: t(`methods.${method.name}.whatItRewards`),
    rule: certificate.rule,
    steps: method
      .explain(named(result, words))
      .map(({ key, parameters }) => t(`methods.steps.${key}`, parameters)),
  };
}

/** The count with options under their titles in the reader's language, for the steps in words. */
function named({ certificate: { count } }: BallotResult, { option }: ResultWords): typeof count {
  const keys = <Value>(record: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(record).map(([name, value]) => [option(name), value]));
  const names = (list: readonly string[]) => list.map(option);
  return {
    ...count,
    options: names(count.options),
    winners: names(count.winners),
    ranking: count.ranking?.map(names) ?? null,
    scores: count.scores === null ? null : keys(count.scores),
    ties: count.ties.map((tie) => ({ ...tie, between: names(tie.between) })),
    tie: count.tie === null ? null : { ...count.tie, between: names(count.tie.between) },
    rounds: count.rounds.map((round) => ({
      ...round,
      tallies: keys(round.tallies),
      elected: names(round.elected),
      excluded: names(round.excluded),
      transfers: round.transfers.map((transfer) => ({ ...transfer, from: option(transfer.from) })),
    })),
  };
}

/** How far down the papers the files go; null for whole ones. */
function depthSentence({ depth }: BallotResult['certificate']['papers'], { t }: ResultWords): string | null {
  if (depth === null) return null;
  return depth === 1 ? t('result.check.firstOnly') : t('result.check.depth', { count: depth });
}

/** The days on which voting opened and closed. */
function period(
  { document: { ballot } }: BallotResult,
  { timeZone }: ResultPlace,
  words: ResultWords,
): string {
  if (ballot.opened === null || ballot.closed === null) return '';
  const day = (moment: string) => words.format.day(Date.parse(moment), timeZone);
  return words.t('result.takingPart.period', { from: day(ballot.opened), to: day(ballot.closed) });
}

function breadcrumbs(
  { document: { lab }, ballot, definition }: BallotResult,
  place: ResultPlace,
  words: ResultWords,
) {
  const root = place.isPublic ? '' : '/manage';
  return [
    { text: words.local(lab.title), href: `${root}/labs/${lab.slug}` },
    { text: words.local(definition.question), href: `${root}/ballots/${ballot.slug}` },
  ];
}
