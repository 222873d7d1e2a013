import { LARGEST_IMAGE, readImage } from '../../../src/services/ballots/images.js';
import { sha256 } from '../../../src/shared/digest.js';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const JPEG = Buffer.from('ffd8ffe000104a464946', 'hex');
const WEBP = Buffer.concat([Buffer.from('RIFF'), Buffer.alloc(4), Buffer.from('WEBPVP8 ')]);

test.each([
  ['image/png', PNG],
  ['image/jpeg', JPEG],
  ['image/webp', WEBP],
] as const)('%s is known by its first bytes and named by all of them', (mediaType, bytes) => {
  expect(readImage(bytes)).toEqual({
    ok: true,
    value: { id: sha256(bytes), media_type: mediaType, content: bytes.toString('base64') },
  });
});

test.each([
  ['a web page', Buffer.from('<html><script>alert(1)</script>')],
  ['a drawing with scripts (SVG)', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">')],
  ['a GIF', Buffer.from('GIF89a')],
  [
    'a sound in the same container as WebP',
    Buffer.concat([Buffer.from('RIFF'), Buffer.alloc(4), Buffer.from('WAVE')]),
  ],
  ['a signature that comes late', Buffer.concat([Buffer.from(' '), PNG])],
  ['nothing', Buffer.alloc(0)],
])('%s is refused', (_what, bytes) => {
  expect(readImage(bytes)).toEqual({ ok: false, problem: 'not-an-image' });
});

test('a picture of 300 kB is taken, one byte more is not', () => {
  const picture = (length: number) => Buffer.concat([PNG, Buffer.alloc(length - PNG.length)]);
  expect(readImage(picture(LARGEST_IMAGE)).ok).toBe(true);
  expect(readImage(picture(LARGEST_IMAGE + 1))).toEqual({ ok: false, problem: 'too-large' });
});
