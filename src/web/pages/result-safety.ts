/** How safe the result is, in words: the margin, what the other methods would have said, and whom those chosen represent. */
import type { Margin } from '../../domain/voting/margin/margin.js';
import type { OtherOutcome } from '../../domain/voting/other-methods.js';
import type { NamedRepresentation, UnrepresentedGroup } from '../../domain/voting/safety.js';
import type { BallotResult } from '../../services/ballots/result.js';
import { drawBars } from '../charts/bars.js';
import type { ResultWords } from './result-words.js';

/** The page's three parts about safety; null each where there is nothing to tell, and where papers are published cut. */
export function resultSafety({ certificate: { safety } }: BallotResult, words: ResultWords) {
  return {
    margin: safety?.margin == null ? null : marginSentences(safety.margin, words),
    others: safety === undefined || safety.others.length === 0 ? null : otherMethods(safety.others, words),
    representation:
      safety?.representation == null ? null : representationSection(safety.representation, words),
  };
}

/** The margin in one sentence, with how it is known in another. */
function marginSentences({ least, most, papers }: Margin, { t, format }: ResultWords): readonly string[] {
  const share = (count: number) => format.percent(count, papers);
  if (least === 0) return [t('result.safety.tie')];
  if (most === null) return [t('result.safety.notFewer', { count: least, papers })];
  if (least === most) {
    return [
      t('result.safety.exact', { count: most, papers, percent: share(most) }),
      t('result.safety.exactMeans'),
    ];
  }
  const could = t('result.safety.atMost', { count: most, papers, percent: share(most) });
  return least === 1
    ? [could, t('result.safety.unproven')]
    : [
        t('result.safety.between', { count: least, most, papers, percent: share(most) }),
        t('result.safety.bounds'),
      ];
}

function otherMethods(others: readonly OtherOutcome[], words: ResultWords) {
  const { t } = words;
  const agree = others.filter(({ agrees }) => agrees).length;
  const key = agree === others.length ? 'all' : agree === 0 ? 'none' : 'some';
  return {
    sentence: t(`result.others.${key}`, { count: others.length, agree }),
    table: {
      caption: t('result.others.caption'),
      captionHidden: true,
      dense: true,
      head: [
        { text: t('result.others.method') },
        { text: t('result.others.chosen') },
        { text: t('result.others.same') },
      ],
      rows: others.map((outcome) => [
        t(`methods.${outcome.method}.name`),
        chosen(outcome, words),
        t(outcome.agrees ? 'result.others.yes' : 'result.others.no'),
      ]),
    },
  };
}

function chosen({ winners, byLot }: OtherOutcome, { t, list, option }: ResultWords): string {
  const names = list(winners.map(option));
  return byLot ? t('result.others.byLot', { options: names }) : names;
}

function representationSection(found: NamedRepresentation, words: ResultWords) {
  const { t, format } = words;
  const kind = found.rule === 'ejr-plus' ? 'approvals' : 'ranks';
  const without = found.papersWith[0] ?? 0;
  const rows = found.behind.map(({ option, papers }) => ({
    option: words.option(option),
    papers,
    percent: format.percent(papers, found.papers),
  }));
  return {
    sentences: [
      t('result.representation.without', {
        count: without,
        papers: found.papers,
        percent: format.percent(without, found.papers),
      }),
      ...(found.unrepresented.length === 0
        ? [t('result.representation.nobody')]
        : [t('result.representation.groups')]),
    ],
    groups: found.unrepresented.map((group) => groupSentence(group, words)),
    rule: t(`result.representation.rule.${kind}`),
    figure: {
      id: 'represented',
      kind: 'bars',
      title: t(`result.representation.title.${kind}`),
      subtitle: t('result.rounds.subtitle', { count: found.papers }),
      description: t('result.representation.description'),
      drawing: drawBars({
        groups: [
          {
            bars: rows.map(({ option, papers, percent }) => ({
              label: option,
              value: papers,
              text: t('result.totals.text', { votes: papers, percent }),
              tone: 'chosen' as const,
            })),
          },
        ],
        max: found.papers,
      }),
      table: {
        caption: t(`result.representation.title.${kind}`),
        captionHidden: true,
        head: [
          { text: t('result.option') },
          { text: t('result.papers'), numeric: true },
          { text: t('result.share'), numeric: true },
        ],
        rows: rows.map(({ option, papers, percent }) => [option, format.number(papers), percent]),
      },
    },
  };
}

function groupSentence(
  { options, papers, deserves, has }: UnrepresentedGroup,
  { t, list, option }: ResultWords,
) {
  return t(has === 0 ? 'result.representation.group' : 'result.representation.groupSome', {
    count: papers,
    options: list(options.map(option)),
    deserves,
    has,
  });
}
