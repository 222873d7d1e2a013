import { KeptFiles } from '../../../../src/services/exports/ballots/kept-files.js';

const bytes = (length: number) => new Uint8Array(length);

/** Answers with a file of this size and counts how often it was asked. */
function counting(length: number) {
  const asked = { times: 0 };
  const write = async () => {
    asked.times += 1;
    return bytes(length);
  };
  return { asked, write };
}

test('a file is written once for all who ask, at once or later', async () => {
  const files = new KeptFiles(100);
  const { asked, write } = counting(10);
  await Promise.all([files.get('a', write), files.get('a', write)]);
  await files.get('a', write);
  expect(asked.times).toBe(1);
});

test('what came first makes room, and what is larger than all room is never kept', async () => {
  const files = new KeptFiles(100);
  const [first, second, huge] = [counting(60), counting(60), counting(101)];
  await files.get('first', first.write);
  await files.get('second', second.write);
  await files.get('huge', huge.write);
  await files.get('second', second.write);
  await files.get('first', first.write);
  await files.get('huge', huge.write);
  expect([first.asked.times, second.asked.times, huge.asked.times]).toEqual([2, 1, 2]);
});

test('a file that could not be written, or is not there, is asked for again', async () => {
  const files = new KeptFiles(100);
  let times = 0;
  const fail = async () => {
    times += 1;
    if (times === 1) throw new Error('not now');
    return times === 2 ? null : bytes(1);
  };
  await expect(files.get('a', fail)).rejects.toThrow('not now');
  expect(await files.get('a', fail)).toBeNull();
  expect(await files.get('a', fail)).toEqual(bytes(1));
});
