/** The time limit of tests itself: without it a test that hangs would hold up all others. */
import { limited } from '../kit/time-limit.js';

test('what hangs is ended, and what ends in time is left alone', async () => {
  await expect(limited(() => new Promise(() => undefined), 5)()).rejects.toThrow('more than 0.005 seconds');
  await expect(limited(async (row) => row, 1000)('kept')).resolves.toBe('kept');
  await expect(limited(() => Promise.reject(new Error('its own')), 1000)()).rejects.toThrow('its own');
});
