/** A design survives storage as JSON, is known again by its fingerprint, and is refused when it is damaged. */

import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { type Design, fingerprintOfDesign } from '../../../src/domain/experiments/design.js';
import { readDesign } from '../../../src/domain/experiments/design-check.js';
import { designColumns, designCsv, designRows } from '../../../src/domain/experiments/design-rows.js';
import { bestWorst, requests } from './kit.js';

const choice: Design = {
  kind: 'choice',
  seed: 's',
  attributes: [
    { name: 'place', levels: ['home', '=clinic'] },
    { name: 'wait', levels: ['a day', 'a week', 'a month'] },
  ],
  noneOption: true,
  versions: [
    [
      [
        [0, 0],
        [1, 2],
      ],
      [
        [1, 1],
        [0, 2],
      ],
    ],
  ],
};

test('through JSON and back: the same design and the same fingerprint', () => {
  fc.assert(
    fc.property(requests, (request) => {
      const { design } = bestWorst(request);
      const read = readDesign(JSON.parse(JSON.stringify(design)));
      expect(read).toEqual({ ok: true, value: design });
      expect(read.ok && fingerprintOfDesign(read.value)).toBe(fingerprintOfDesign(design));
    }),
    { numRuns: 10 },
  );
  expect(readDesign(structuredClone(choice)).ok).toBe(true);
});

test('the fingerprint does not depend on the order of keys, and on everything else', () => {
  const { versions, ...rest } = choice;
  expect(fingerprintOfDesign({ versions, ...rest })).toBe(fingerprintOfDesign(choice));
  const others = [
    { ...choice, seed: 't' },
    { ...choice, noneOption: false },
    {
      ...choice,
      versions: [
        [
          [
            [0, 0],
            [1, 1],
          ],
          [
            [1, 1],
            [0, 2],
          ],
        ],
      ],
    },
    {
      ...choice,
      attributes: [choice.attributes[0]!, { name: 'time', levels: ['a day', 'a week', 'a month'] }],
    },
  ];
  const prints = [choice, ...others].map(fingerprintOfDesign);
  expect(new Set(prints).size).toBe(5);
});

test.each([
  [null, 'design'],
  [{ ...choice, kind: 'other' }, 'kind'],
  [{ ...choice, seed: 1 }, 'seed'],
  [{ ...choice, noneOption: 'no' }, 'noneOption'],
  [{ ...choice, attributes: [] }, 'attributes'],
  [{ ...choice, attributes: [{ name: 'a', levels: ['x'] }] }, 'attributes'],
  [{ ...choice, attributes: [choice.attributes[0], choice.attributes[0]] }, 'attributes'],
  [{ ...choice, versions: [] }, 'versions'],
  [{ ...choice, versions: [[]] }, 'versions'],
  [
    {
      ...choice,
      versions: [
        [
          [
            [0, 0],
            [2, 0],
          ],
        ],
      ],
    },
    'versions[0]',
  ],
  [
    {
      ...choice,
      versions: [
        [
          [
            [0, 0],
            [0, 0],
          ],
        ],
      ],
    },
    'versions[0]',
  ],
  [
    {
      ...choice,
      versions: [
        [
          [
            [0, 0],
            [1, 0.5],
          ],
        ],
      ],
    },
    'versions[0]',
  ],
  [{ ...choice, versions: [[[[0, 0], [1]]]] }, 'versions[0]'],
  [
    {
      ...choice,
      versions: [
        choice.versions[0],
        [
          [
            [0, 0],
            [1, 1],
          ],
        ],
      ],
    },
    'versions[1]',
  ],
  [{ ...choice, kind: 'best-worst' }, 'noneOption'],
])('damaged: %j', (value, field) => {
  const read = readDesign(value);
  expect(read.ok ? [] : read.problem.map((fault) => fault.field)).toContain(field);
});

test('rows name the levels, number from 1, and give the none option a row', () => {
  expect(designColumns(choice)).toEqual(['version', 'task', 'position', 'place', 'wait', 'none']);
  expect([...designRows(choice)].slice(0, 4)).toEqual([
    [1, 1, 1, 'home', 'a day', 0],
    [1, 1, 2, '=clinic', 'a month', 0],
    [1, 1, 3, '', '', 1],
    [1, 2, 1, '=clinic', 'a week', 0],
  ]);
});

test('CSV has the same rows, and runs nothing in a spreadsheet', () => {
  const cells = parse(designCsv(choice)) as string[][];
  expect(cells).toHaveLength(7);
  expect(cells[2]).toEqual(['1', '1', '2', "'=clinic", 'a month', '0']);
});
