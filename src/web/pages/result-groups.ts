/** The result by groups of voters: who put what first, as far as the numbers may be shown. */
import type { BallotDefinition } from '../../services/ballots/definition.js';
import { optionNames } from '../../services/ballots/election.js';
import type { GroupTable, WithheldTable } from '../../services/ballots/group-tables.js';
import type { BallotResult } from '../../services/ballots/result.js';
import { type BarGroup, drawBars } from '../charts/bars.js';
import type { ResultWords } from './result-words.js';

/** What the page says about one companion question. */
export interface GroupSection {
  readonly heading: string;
  /** "A came first in: England, Scotland and Wales." */
  readonly sentences: readonly string[];
  /** Null where the whole table is withheld. */
  readonly figure: object | null;
}

/** One section for each companion question that puts papers into groups. */
export function groupSections(
  { definition, document, certificate }: BallotResult,
  words: ResultWords,
): readonly GroupSection[] {
  return document.groups.map((table) => {
    const question = definition.companions.find(({ name }) => name === table.question);
    const heading = question === undefined ? table.question : words.local(question.label);
    if (table.groups === null)
      return { heading, sentences: [words.t('result.groups.withheld')], figure: null };
    const named = table.groups.map(({ answers }) => groupName(question, answers, words));
    return {
      heading,
      sentences: [
        ...leaderSentences(definition, table, named, words),
        ...overlapSentences(question, table, words),
      ],
      figure: figureOf(definition, table, { named, heading, winners: certificate.count.winners }, words),
    };
  });
}

type Shown = Exclude<GroupTable | WithheldTable, WithheldTable>;

function groupName(
  question: BallotDefinition['companions'][number] | undefined,
  answers: readonly (string | null)[],
  words: ResultWords,
): string {
  const names = answers.map((answer) => {
    const choice = question?.choices.find(({ name }) => name === answer);
    return choice === undefined ? words.t('result.groups.notSaid') : words.local(choice.label);
  });
  return words.list(names);
}

/** Which options lead where, from the shown numbers alone; a group is silent where a withheld one could be larger. */
function leaderSentences(
  definition: BallotDefinition,
  table: Shown,
  named: readonly string[],
  words: ResultWords,
): readonly string[] {
  const places = new Map<string, string[]>();
  for (const [at, { base }] of table.groups.entries()) {
    const column = table.counts.map((row) => row[at] ?? null);
    const shown = column.flatMap((count) => (count === null ? [] : [count]));
    const most = Math.max(0, ...shown);
    const hidden = table.measure === 'approval' ? base : base - shown.reduce((sum, count) => sum + count, 0);
    if (most === 0 || (shown.length < column.length && hidden >= most)) continue;
    const leaders = column.flatMap((count, option) => (count === most ? [option] : []));
    const key = leaders.join();
    places.set(key, [...(places.get(key) ?? []), named[at] ?? '']);
  }
  return [...places].map(([leaders, groups]) => {
    const titles = leaders.split(',').map((option) => {
      const title = definition.options[Number(option)]?.title;
      return title === undefined ? '' : words.local(title);
    });
    return words.t(titles.length === 1 ? 'result.groups.first' : 'result.groups.level', {
      options: words.list(titles),
      groups: groups.join('; '),
    });
  });
}

/** With several answers: that groups share papers, and which answers' groups are left out. */
function overlapSentences(
  question: BallotDefinition['companions'][number] | undefined,
  { overlapping, groups }: Shown,
  words: ResultWords,
): readonly string[] {
  if (!overlapping) return [];
  const told = new Set(groups.flatMap(({ answers }) => answers));
  const leftOut = (question?.choices ?? []).filter(({ name }) => !told.has(name));
  const names = leftOut.map(({ label }) => words.local(label));
  return [
    words.t('result.groups.overlapping'),
    ...(names.length === 0 ? [] : [words.t('result.groups.leftOut', { groups: words.list(names) })]),
  ];
}

interface FigureParts {
  readonly named: readonly string[];
  readonly heading: string;
  readonly winners: readonly string[];
}

/** The winners' share in each group as bars, everything that may be shown as the table behind. */
function figureOf(
  definition: BallotDefinition,
  table: Shown,
  { named, heading, winners }: FigureParts,
  words: ResultWords,
) {
  const { t } = words;
  const names = optionNames(definition);
  const note = t('result.groups.note', { most: definition.smallestGroup - 1 });
  return {
    id: `group-${table.question}`,
    kind: 'bars',
    title: t(`result.groups.title.${table.measure}`, { options: words.list(winners.map(words.option)) }),
    subtitle: t(`result.groups.subtitle.${table.measure}`),
    description: t('result.groups.description'),
    drawing: drawBars({
      groups: winners.map((winner) => {
        const bars = barsOf(table, names.indexOf(winner), named, words);
        return winners.length > 1 ? { ...bars, heading: words.option(winner) } : bars;
      }),
      max: 100,
    }),
    note: table.counts.some((row) => row.includes(null)) ? note : null,
    table: tableOf(definition, table, { named, heading, winners }, words),
  };
}

function barsOf(table: Shown, option: number, named: readonly string[], words: ResultWords): BarGroup {
  const counts = table.counts[option] ?? [];
  const hidden = named.filter((_, at) => (counts[at] ?? null) === null);
  return {
    note: hidden.length === 0 ? '' : words.t('result.groups.hidden', { groups: words.list(hidden) }),
    bars: table.groups.flatMap(({ base }, at) => {
      const votes = counts[at] ?? null;
      if (votes === null) return [];
      const text = words.t('result.groups.share', {
        votes,
        base,
        percent: words.format.percent(votes, base),
      });
      return [{ label: named[at] ?? '', value: (votes / base) * 100, text, tone: 'chosen' as const }];
    }),
  };
}

function tableOf(
  definition: BallotDefinition,
  table: Shown,
  { named, heading }: FigureParts,
  words: ResultWords,
) {
  const { t, format } = words;
  return {
    caption: t('result.groups.caption', { question: heading }),
    captionHidden: true,
    head: [
      { text: t('result.option') },
      ...table.groups.map(({ base }, at) => ({
        text: t('result.groups.group', { group: named[at] ?? '', count: base }),
        numeric: true,
      })),
    ],
    rows: definition.options.map(({ title }, option) => [
      words.local(title),
      ...table.groups.map(({ base }, at) => {
        const votes = table.counts[option]?.[at] ?? null;
        if (votes === null) return t('result.groups.notShown');
        return t('result.totals.text', { votes, percent: format.percent(votes, base) });
      }),
    ]),
  };
}
