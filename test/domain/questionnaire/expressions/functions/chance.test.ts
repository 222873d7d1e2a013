/** Functions of chance draw from the context alone, so that the same draws give the same values. */
import { contextOver, faultOf, numberOf, textOf } from '../kit.js';

function drawing(...draws: readonly number[]) {
  let next = 0;
  const random = () => {
    next += 1;
    return draws[(next - 1) % draws.length] ?? 0;
  };
  return contextOver({}, undefined, 0, { random });
}

test('random is the next draw', () => {
  expect(numberOf('random()', drawing(0.25))).toBe(0.25);
});

test('an identifier is one of RFC 4122, version 4', () => {
  for (const draw of [0, 0.3, 0.7, 0.999]) {
    expect(textOf('uuid()', drawing(draw, 0.5, 0.1))).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  }
  expect(textOf('uuid()', drawing(0.3, 0.6))).toBe(textOf('uuid()', drawing(0.3, 0.6)));
});

test('an identifier can have another length, within bounds', () => {
  expect(textOf('uuid(6)', drawing(0.5))).toBe('888888');
  expect(textOf('uuid(0)', drawing(0.5))).toBe('');
  expect(faultOf('uuid(1001)', drawing(0.5))).toBe('column 6: uuid expected a length from 0 to 1000');
  expect(faultOf("uuid('x')", drawing(0.5))).toBe('column 6: uuid expected a length from 0 to 1000');
});
