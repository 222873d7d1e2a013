import { decodeText } from '../../../../src/services/ballots/roll/decode.js';

const refusal = (bytes: Uint8Array) => {
  const decoded = decodeText(bytes);
  return decoded.ok ? null : decoded.problem;
};

test('Windows-1252 is told from UTF-8, and its quotation marks and euro sign are right', () => {
  const bytes = Buffer.from([0x52, 0x68, 0xf4, 0x73, 0x20, 0x80, 0x93, 0x94, 0x9e]);
  expect(decodeText(bytes)).toEqual({ ok: true, value: { text: 'Rhôs €“”ž', encoding: 'Windows-1252' } });
});

test('UTF-8 is UTF-8 with and without a byte order mark, and the mark is not part of the text', () => {
  for (const text of ['Siân Ŵyn', '\ufeffSiân Ŵyn']) {
    expect(decodeText(Buffer.from(text, 'utf8'))).toEqual({
      ok: true,
      value: { text: 'Siân Ŵyn', encoding: 'UTF-8' },
    });
  }
});

test('UTF-16 is read either way round by its mark', () => {
  const little = Buffer.from('\ufeffŵ,😀', 'utf16le');
  const big = Buffer.from(little).swap16();
  for (const bytes of [little, big]) {
    expect(decodeText(bytes)).toEqual({ ok: true, value: { text: 'ŵ,😀', encoding: 'UTF-16' } });
  }
});

test('a workbook is told to be saved as CSV, and other files are not mistaken for text', () => {
  expect(refusal(Buffer.from('PK\u0003\u0004rest of a zip file', 'latin1'))).toContain('save it as CSV');
  expect(refusal(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toContain('save it as CSV');
  expect(refusal(Buffer.from('email\u0000name', 'latin1'))).toContain('not a text file');
  expect(refusal(Buffer.from('email,name', 'utf16le'))).toContain('not a text file');
  expect(refusal(Buffer.from([0x81, 0xff]))).toContain('not a text file');
  expect(refusal(Buffer.from([0xff, 0xfe, 0x00]))).toContain('not a text file');
  expect(refusal(Buffer.alloc(0))).toContain('empty');
});
