/** Published discrete choice as a file: an estimate of a group on each line, in English. */
import { type Cell, csvText } from '../files/cells.js';
import type { PublishedChoiceReport } from './published-choice.js';

const HEADS = [
  ...['question', 'banner', 'group', 'group_label', 'base', 'measure'],
  ...['attribute', 'attribute_label', 'level', 'level_label', 'estimate', 'low', 'high'],
  ...['instead_of', 'instead_of_label', 'given_up', 'given_up_label'],
] as const;

/** What is told of a choice experiment. */
export function choiceCsv(report: PublishedChoiceReport): string {
  return csvText([HEADS, ...report.groups.flatMap((group) => groupLines(report, group))]);
}

type Group = PublishedChoiceReport['groups'][number];

function groupLines(report: PublishedChoiceReport, group: Group): readonly (readonly Cell[])[] {
  const { key, banners, attributes, profiles, trades, trade } = report;
  const before: readonly Cell[] = [
    ...[key, group.banner === null ? '' : (banners[group.banner]?.key ?? '')],
    ...[group.key, group.label['en'] ?? '', group.people],
  ];
  const line = (
    measure: string,
    of: readonly Cell[],
    values: readonly Cell[],
    more: readonly Cell[] = [],
  ) => [...[...before, measure, ...of, ...values], ...(more.length === 0 ? ['', '', '', ''] : more)];
  const words = (at: number): readonly Cell[] => [
    ...[attributes[at]?.key ?? '', attributes[at]?.label['en'] ?? ''],
  ];
  const level = (at: number, place: number): readonly Cell[] => {
    const own = attributes[at]?.levels[place];
    return [...words(at), own?.key ?? '', own?.label['en'] ?? ''];
  };
  const { none } = group;
  return [
    ...group.importances.map(({ share, interval }, at) =>
      line('importance', [...words(at), '', ''], [share, ...interval]),
    ),
    ...group.worths.flatMap((worths, at) =>
      worths.map(({ utility, interval }, place) =>
        line('part-worth', level(at, place), [utility, ...interval]),
      ),
    ),
    ...(none === null ? [] : [line('none', ['', '', '', ''], [none.utility, ...none.interval])]),
    ...group.shares.map(({ share, interval }, at) =>
      line('share', ['', '', `${at < profiles.length ? at + 1 : 0}`, ''], [share, ...interval]),
    ),
    ...group.trades.map((told, at) => {
      const gained = trades[at] ?? { attribute: '', from: '', to: '' };
      const place = attributes.findIndex((one) => one.key === gained.attribute);
      const of = (name: string) => attributes[place]?.levels.findIndex((one) => one.key === name) ?? -1;
      return line(
        'trade',
        level(place, of(gained.to)),
        told === null ? [null, null, null] : [told.ratio, ...told.interval],
        [...level(place, of(gained.from)).slice(2), ...givenUp(report, trade)],
      );
    }),
  ];
}

/** The change that is given up, by its names and in words. */
function givenUp(
  { attributes }: PublishedChoiceReport,
  trade: PublishedChoiceReport['trade'],
): readonly Cell[] {
  if (trade === null) return ['', ''];
  const own = attributes.find(({ key }) => key === trade.attribute);
  const label = (name: string) => own?.levels.find(({ key }) => key === name)?.label['en'] ?? name;
  return [
    `${trade.attribute} ${trade.from} ${trade.to}`,
    `${own?.label['en'] ?? trade.attribute}: ${label(trade.to)} instead of ${label(trade.from)}`,
  ];
}
