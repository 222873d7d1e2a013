/** Whose estimates are drawn: a group that is left alone is never drawn as if it were everybody. */
import { drawnGroups } from '../../../src/web/pages/drawn-groups.js';

const everybody = { banner: null, name: 'everybody' };
const carers = { banner: 0, name: 'carers' };
const staff = { banner: 0, name: 'staff' };

test('groups side by side stand without everybody', () => {
  expect(drawnGroups([everybody, carers, staff])).toEqual([carers, staff]);
});

test('beside a group that is left alone, everybody stays', () => {
  expect(drawnGroups([everybody, carers])).toEqual([everybody, carers]);
});

test('everybody stands alone where there are no groups', () => {
  expect(drawnGroups([everybody])).toEqual([everybody]);
  expect(drawnGroups([])).toEqual([]);
});
