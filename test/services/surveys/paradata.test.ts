import { paradataFacts, readParadata, totalSeconds } from '../../../src/services/surveys/paradata.js';

test('the short way says of paradata what reading all of it says, however it is written', () => {
  const seconds = { role: 7, 'g~comment~2': 120, 'odd"name': 1, 'back\\slash': 4 };
  for (const text of [
    JSON.stringify({ device: 'phone', seconds: { role: 7, comment: 120 } }),
    JSON.stringify({ device: 'phone', seconds: {} }),
    JSON.stringify({ device: 'unknown', seconds }),
    JSON.stringify({ seconds, device: 'phone' }),
    JSON.stringify({ device: 'tablet', seconds: { role: 1.5 } }),
    JSON.stringify({ device: 'tablet', seconds: { role: 12 }, more: { x: 5 } }),
    JSON.stringify({ device: 'tablet' }),
    '{}',
  ]) {
    const read = readParadata(text);
    expect(paradataFacts(text)).toEqual({ device: read.device, seconds: totalSeconds(read) });
  }
});
