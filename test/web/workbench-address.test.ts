/** An address says its view, and nothing that an address can hold does any harm. */

import { parse } from 'node:querystring';
import fc from 'fast-check';
import {
  ADJUSTMENTS,
  CHARTS,
  FIRST_VIEW,
  LEVELS,
  SHARES,
  type View,
  viewSchema,
} from '../../src/services/analysis/view/view.js';
import { queryOf, viewIn } from '../../src/web/workbench/address.js';
import { toggled } from '../../src/web/workbench/edits.js';

const name = fc.stringMatching(/^[a-z.][a-z0-9_]{0,20}$/);
const maybe = fc.option(name, { nil: null });
const view: fc.Arbitrary<View> = fc.record({
  rows: fc.uniqueArray(name, { maxLength: 6 }),
  banner: fc.uniqueArray(name, { maxLength: 4 }),
  who: fc.constantFrom('completed' as const, 'ended' as const),
  filter: maybe,
  weight: maybe,
  wave: maybe,
  where: fc.option(fc.constantFrom("${a} = 'b' & ${c} > 1", 'x + y', 'ŵyl=é'), { nil: null }),
  share: fc.constantFrom(...SHARES),
  compare: fc.boolean(),
  adjust: fc.constantFrom(...ADJUSTMENTS),
  level: fc.constantFrom(...LEVELS),
  order: fc.constantFrom('asked' as const, 'value' as const),
  chart: fc.constantFrom(...CHARTS),
  trade: fc.option(
    fc.record({ attribute: name, from: name, to: name }).filter(({ from, to }) => from !== to),
    { nil: null },
  ),
  profiles: fc.array(fc.dictionary(name, name, { minKeys: 1, maxKeys: 3 }), { maxLength: 3 }),
});

test('every view has an address that shows it again', () => {
  fc.assert(
    fc.property(view, (one) => {
      expect(viewIn(parse(queryOf(one)))).toEqual(one);
    }),
  );
  expect(queryOf(FIRST_VIEW)).toBe('');
});

test('every address is a view that can be asked', () => {
  const word = fc.oneof(fc.string(), name, fc.constant('x'.repeat(300)));
  const query = fc.dictionary(
    fc.oneof(
      fc.constantFrom(
        'rows',
        'columns',
        'who',
        'level',
        'where',
        'share',
        'chart',
        'p1.way',
        'give',
        'p2.__proto__',
        '__proto__',
      ),
      fc.string(),
    ),
    fc.oneof(word, fc.array(word, { maxLength: 70 })),
  );
  fc.assert(
    fc.property(query, (one) => {
      expect(viewSchema.safeParse(viewIn(one)).success).toBe(true);
    }),
  );
});

test('adding a question and taking it away again changes nothing else', () => {
  fc.assert(
    fc.property(view, name, (one, added) => {
      fc.pre(!one.rows.includes(added));
      const more = toggled(one, 'rows', added);
      expect(more.rows.at(-1)).toBe(added);
      expect(toggled(more, 'rows', added)).toEqual(one);
    }),
  );
});
