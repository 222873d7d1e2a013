import { onEveryDatabase } from '../kit/storages.js';

onEveryDatabase((open) => {
  test('promise 4, no link in the schema: a paper has no owner, number or time, and a roll entry no paper and no time', async () => {
    const opened = await open();
    const tables = await opened.storage.reader.introspection.getTables();
    const columnsOf = (name: string) =>
      tables
        .find((table) => table.name === name)
        ?.columns.map((column) => column.name)
        .sort();
    expect(columnsOf('papers')).toEqual(['ballot_id', 'content', 'nonce', 'paper_key']);
    expect(columnsOf('roll_entries')).toEqual(
      ['attributes', 'ballot_id', 'code_hash', 'email', 'id', 'issue', 'name', 'voted', 'withdrawn'].sort(),
    );
    expect(columnsOf('turnout_hours')).toEqual(['ballot_id', 'hour', 'papers', 'shard']);
    await opened.remove();
  });
});
