import { writeDefinition } from '../../../src/services/ballots/definition.js';
import { loadLocales, translators } from '../../../src/shared/locales.js';
import { shownPaper } from '../../../src/web/pages/paper.js';
import { ballotForm } from '../../../src/web/voter-desk.js';
import { TEST_DEFINITION } from '../../kit/open-ballot.js';

const words = translators(loadLocales());
const OPTIONS = Array.from({ length: 8 }, (_option, index) => ({
  ...TEST_DEFINITION.options[0]!,
  id: `option-${index}`,
}));

/** The order of options that the voter with this key meets. */
function order(optionOrder: 'fixed' | 'shuffled', shuffleKey: string, options = OPTIONS): readonly string[] {
  const form = ballotForm(writeDefinition({ ...TEST_DEFINITION, options, optionOrder }));
  const parts = { form, slug: 'b', lab: 'Lab', action: '/x', shuffleKey };
  return shownPaper(parts, 'en', words.en).options.map(({ id }) => id);
}

test('a fixed order is the definition’s for everybody', () => {
  expect(order('fixed', 'a')).toEqual(OPTIONS.map(({ id }) => id));
});

test('a shuffled order stays the same for one voter, differs between voters, and loses nothing', () => {
  expect(order('shuffled', 'a')).toEqual(order('shuffled', 'a'));
  expect([...order('shuffled', 'a')].sort()).toEqual(OPTIONS.map(({ id }) => id));
  const orders = Array.from({ length: 20 }, (_voter, key) => order('shuffled', String(key)).join());
  expect(new Set(orders).size).toBeGreaterThan(15);
});

test('over many voters every option comes first about equally often', () => {
  const firsts = new Map<string, number>();
  for (let voter = 0; voter < 4000; voter += 1) {
    const [first = ''] = order('shuffled', `voter ${voter}`, OPTIONS.slice(0, 4));
    firsts.set(first, (firsts.get(first) ?? 0) + 1);
  }
  // Expected 1000 each, standard deviation 27: five of them either way.
  for (const times of firsts.values()) expect(Math.abs(times - 1000)).toBeLessThan(137);
  expect(firsts.size).toBe(4);
});

test.each([
  [{}, ['Rank as many as you like. 1 is your first choice.']],
  [{ rankAtMost: 2 }, ['Rank up to 2. 1 is your first choice.']],
  [{ rankAll: true }, ['Rank all 3. 1 is your first choice.']],
  [
    { abstention: true },
    [
      'Rank as many as you like. 1 is your first choice.',
      'To take part without choosing, leave everything blank.',
    ],
  ],
  [{ method: 'plurality' }, ['Choose one.']],
  [{ method: 'approval' }, ['Choose every option that you could support.']],
])('the instructions follow the ballot’s rules: %j', (changes, instructions) => {
  const form = ballotForm(writeDefinition({ ...TEST_DEFINITION, ...changes }));
  const parts = { form, slug: 'b', lab: 'Lab', action: '/x', shuffleKey: '' };
  expect(shownPaper(parts, 'en', words.en).instructions).toEqual(instructions);
});
