/** What every table has, whoever made it. */
import { letterAt, withheldBase, withheldCell } from '../../../src/domain/statistics/table.js';

test('letters go on after Z as columns of a spreadsheet do', () => {
  expect([0, 1, 25, 26, 27, 51, 52, 701, 702].map(letterAt)).toEqual([
    'A',
    'B',
    'Z',
    'AA',
    'AB',
    'AZ',
    'BA',
    'ZZ',
    'AAA',
  ]);
});

test('what is withheld tells nothing but why', () => {
  const values = (part: object) => Object.values(part).filter((value) => value !== null && value !== '');
  expect(values(withheldCell('primary'))).toEqual(['primary']);
  expect(values(withheldBase('secondary'))).toEqual(['secondary']);
});
