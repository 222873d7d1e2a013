import { drawReport } from '../../../src/domain/questionnaire/experiment-design.js';
import type { DesignNeeds } from '../../../src/domain/questionnaire/question-type.js';
import { designShelf } from '../../../src/services/surveys/design-shelf.js';
import { experimentsOf } from '../../../src/services/surveys/designs.js';
import { choice, question, questionnaire } from '../../kit/questionnaire.js';

const ITEMS = ['walks', 'talks', 'tea', 'quiet', 'cake'].map((name) => choice(name));
const best = (name: string, tasks = '3') =>
  question(name, { type: 'best-worst', list: 'items', parameters: { items: '3', tasks, versions: '4' } });
const asked = questionnaire([best('one'), question('plain'), best('two')], { lists: { items: ITEMS } });
const [ONE] = experimentsOf(asked).map(({ needs }) => needs);

/** Work that is done once it is let go. */
function gated() {
  const begun: DesignNeeds[] = [];
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const drawDesign = async (needs: DesignNeeds) => {
    begun.push(needs);
    await gate;
    return drawReport(needs);
  };
  return { begun, open, shelf: designShelf({ drawDesign }) };
}

test('a design that takes long goes on being drawn, once for the same needs, and is there afterwards', async () => {
  const { begun, open, shelf } = gated();
  expect(await shelf.reportOf(ONE!, 1)).toBeNull();
  expect(await shelf.reportOf({ ...ONE! }, 1)).toBeNull();
  expect(begun).toHaveLength(1);
  open();
  const drawn = await shelf.reportOf(ONE!, 10_000);
  expect(drawn).toEqual(drawReport(ONE!));
  expect(begun).toHaveLength(1);
});

test('what could not be drawn for want of a thread is tried again', async () => {
  let tries = 0;
  const shelf = designShelf({
    drawDesign: async (needs) => {
      tries += 1;
      if (tries === 1) throw new Error('busy');
      return drawReport(needs);
    },
  });
  await expect(shelf.reportOf(ONE!, 10_000)).rejects.toThrow('busy');
  expect((await shelf.reportOf(ONE!, 10_000))?.ok).toBe(true);
});

test('a trial has quick designs in place of those that take long, and what is drawn once it is there', async () => {
  const { open, shelf } = gated();
  const early = await shelf.trialDesigns(asked, 1);
  expect(early.quick).toEqual(['one', 'two']);
  expect(early.designs['one']!.versions[0]).toHaveLength(3);
  expect(early.designs['one']!.versions.length).toBeLessThan(4);
  open();
  const later = await shelf.trialDesigns(asked, 10_000);
  expect(later.quick).toEqual([]);
  expect(later.designs['two']!.versions).toHaveLength(4);
});

test('publishing waits for every design, and is told why one cannot be had', async () => {
  const shelf = designShelf({ drawDesign: async (needs) => drawReport(needs) });
  const designs = await shelf.designsOf(asked);
  expect(designs.ok && Object.keys(designs.value)).toEqual(['one', 'two']);
  const broken = questionnaire([best('one', '50')], { lists: { items: ITEMS } });
  const refused = await shelf.designsOf(broken);
  expect(refused.ok ? [] : refused.problem).toEqual([
    expect.stringMatching(/^one has no design: expected at most/),
  ]);
  expect((await shelf.trialDesigns(broken, 10_000)).designs).toEqual({});
});
