import { create } from 'qrcode';
import { qrCode } from '../../../src/web/pages/two-step.js';

const ADDRESS =
  'otpauth://totp/Canvass:mair%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Canvass';

test('the drawn path covers exactly the dark modules of the code, inside its quiet zone', () => {
  const { modules } = create(ADDRESS, { errorCorrectionLevel: 'M' });
  const { side, path } = qrCode(ADDRESS);
  expect(side).toBe(modules.size + 8);
  const drawn = Array.from({ length: side }, () => Array<number>(side).fill(0));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let step = 0; step < Number(width); step += 1) drawn[Number(y)]![Number(x) + step]! += 1;
  const expected = drawn.map((row, y) =>
    row.map((_dark, x) => {
      const inside = Math.min(x, y) >= 4 && Math.max(x, y) < modules.size + 4;
      return inside && modules.get(y - 4, x - 4) !== 0 ? 1 : 0;
    }),
  );
  expect(drawn).toEqual(expected);
  expect(drawn.flat().filter((dark) => dark === 1).length).toBeGreaterThan(300);
});
