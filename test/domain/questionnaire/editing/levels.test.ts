import {
  attributesOf,
  findPart,
  levelPairs,
  withAttributes,
  withLevelPair,
} from '../../../../src/domain/questionnaire/editing/index.js';
import type { QuestionPart } from '../../../../src/domain/questionnaire/questionnaire.js';
import { choice, question, questionnaire } from '../../../kit/questionnaire.js';
import { made } from './kit.js';

const level = (name: string, attribute: string, more: Record<string, string> = {}) =>
  choice(name, { filters: { attribute, ...more } });

const LISTS = {
  levels: [
    level('short', 'length'),
    level('long', 'length', { not_with: 'home,gym' }),
    level('home', 'place'),
    level('gym', 'place', { not_with: 'short' }),
  ],
  attributes: [choice('length'), choice('place')],
};
const TRADE = question('trade', {
  ...{ type: 'choice-task', list: 'levels', rows: 'attributes' },
  parameters: { alternatives: '2', tasks: '4' },
});
const trade = questionnaire([TRADE], { lists: LISTS });
const partOf = (all: typeof trade) => findPart(all, 'trade')!.part as QuestionPart;
const names = (all: typeof trade) =>
  attributesOf(partOf(all), all.lists).map(({ row, levels }) => [row.name, levels.map(({ name }) => name)]);

test('attributes are rows with the levels that name them', () => {
  expect(names(trade)).toEqual([
    ['length', ['short', 'long']],
    ['place', ['home', 'gym']],
  ]);
  expect(attributesOf({ ...TRADE, rows: 'gone' }, LISTS)).toEqual([]);
});

test('attributes and levels are put in order together, and prohibitions of what is gone go too', () => {
  const [length, place] = attributesOf(TRADE, LISTS);
  const turned = made(
    withAttributes(trade, 'trade', [place!, { ...length!, levels: length!.levels.slice(1) }]),
  );
  expect(names(turned)).toEqual([
    ['place', ['home', 'gym']],
    ['length', ['long']],
  ]);
  expect(turned.lists['levels']!.map(({ name, filters }) => [name, filters['not_with']])).toEqual([
    ['home', undefined],
    ['gym', undefined],
    ['long', 'home gym'],
  ]);
});

test('a question without lists gets lists of its own', () => {
  const bare = questionnaire([{ ...TRADE, list: null, rows: null }], { lists: {} });
  const given = made(withAttributes(bare, 'trade', attributesOf(TRADE, LISTS)));
  expect(partOf(given)).toMatchObject({ list: 'trade_levels', rows: 'trade_attributes' });
  expect(names(given)).toEqual(names(trade));
  expect(withAttributes(bare, 'nobody', [])).toMatchObject({ ok: false });
});

test('pairs that must not meet are added and taken away, whichever level says so', () => {
  expect(levelPairs(TRADE, LISTS)).toEqual([
    ['long', 'home'],
    ['long', 'gym'],
    ['gym', 'short'],
  ]);
  const fewer = made(withLevelPair(trade, 'trade', ['home', 'long'], 'may'));
  expect(levelPairs(partOf(fewer), fewer.lists)).toEqual([
    ['long', 'gym'],
    ['gym', 'short'],
  ]);
  const none = made(withLevelPair(fewer, 'trade', ['short', 'gym'], 'may'));
  expect(none.lists['levels']![3]!.filters).toEqual({ attribute: 'place' });
  const more = made(withLevelPair(none, 'trade', ['short', 'home'], 'never'));
  expect(levelPairs(partOf(more), more.lists)).toContainEqual(['short', 'home']);
  expect(made(withLevelPair(more, 'trade', ['home', 'short'], 'never')).lists['levels']![0]!.filters).toEqual(
    {
      attribute: 'length',
    },
  );
  expect(withLevelPair(trade, 'trade', ['short', 'nobody'], 'never')).toMatchObject({ ok: false });
});
