/** The result by groups of voters: who put what first, as far as the numbers may be shown. */
import type { BallotDefinition } from '../../services/ballots/definition.js';
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

/** One section for each single-choice companion question. */
export function groupSections(
  { definition, groups, certificate }: BallotResult,
  words: ResultWords,
): readonly GroupSection[] {
  return groups.map((table) => {
    const question = definition.companions.find(({ name }) => name === table.question);
    const heading = question === undefined ? table.question : words.local(question.label);
    if (table.groups === null)
      return { heading, sentences: [words.t('result.groups.withheld')], figure: null };
    const named = table.groups.map(({ answers }) => groupName(question, answers, words));
    return {
      heading,
      sentences: leaderSentences(definition, table, named, words),
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
      groups: words.list(groups),
    });
  });
}

interface FigureParts {
  readonly named: readonly string[];
  readonly heading: string;
  readonly winners: readonly string[];
}

function figureOf(
  definition: BallotDefinition,
  table: Shown,
  { named, heading, winners }: FigureParts,
  words: ResultWords,
) {
  const { t, format } = words;
  const titles = definition.options.map(({ title }) => words.local(title));
  const chosen = new Set(winners.map(words.option));
  const text = (count: number, base: number) =>
    t('result.totals.text', { votes: count, percent: format.percent(count, base) });
  const groups = table.groups.map(({ base }, at): BarGroup => {
    const shown = titles.flatMap((title, option) => {
      const count = table.counts[option]?.[at] ?? null;
      return count === null ? [] : [{ title, count }];
    });
    const hidden = titles.length - shown.length;
    return {
      heading: t('result.groups.group', { group: named[at] ?? '', count: base }),
      note: hidden === 0 ? '' : t('result.groups.hidden', { count: hidden }),
      bars: shown.map(({ title, count }) => ({
        label: title,
        value: base === 0 ? 0 : (count / base) * 100,
        text: text(count, base),
        tone: chosen.has(title) ? ('chosen' as const) : ('plain' as const),
      })),
    };
  });
  return {
    id: `group-${table.question}`,
    kind: 'bars',
    title: t(`result.groups.title.${table.measure}`, { question: heading }),
    subtitle: t(`result.groups.subtitle.${table.measure}`),
    description: t('result.groups.description'),
    drawing: drawBars({ groups, max: 100 }),
    note: t('result.groups.note', { smallest: definition.smallestGroup }),
    table: {
      caption: t(`result.groups.title.${table.measure}`, { question: heading }),
      captionHidden: true,
      head: [
        { text: t('result.option') },
        ...named.map((name, at) => ({
          text: t('result.groups.group', { group: name, count: table.groups[at]?.base ?? 0 }),
          numeric: true,
        })),
      ],
      rows: titles.map((title, option) => [
        title,
        ...table.groups.map(({ base }, at) => {
          const count = table.counts[option]?.[at] ?? null;
          return count === null ? t('result.groups.notShown') : text(count, base);
        }),
      ]),
    },
  };
}
