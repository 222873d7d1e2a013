import request from 'supertest';
import { definitionOf } from '../../src/services/ballots/definition.js';
import { readAttributes } from '../../src/services/ballots/roll/attributes.js';
import { findLab } from '../../src/storage/lab-store.js';
import { everyRow } from '../kit/every-row.js';
import { HOSTILE_TEXTS, KEPT_TEXTS } from '../kit/hostile.js';
import { type HostileLab, hostileLab } from '../kit/hostile-lab.js';
import { type Browser, signIn } from '../kit/people.js';
import { onEveryDatabase } from '../kit/storages.js';
import { openTestHouse, type TestHouse } from '../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  let made: HostileLab;
  let organiser: Browser;
  beforeAll(async () => {
    house = await openTestHouse(open);
    made = await hostileLab(house);
    organiser = await signIn(house, made.organiser);
  }, 120_000);
  afterAll(() => house.remove());

  const reader = () => house.services.context.storage.reader;

  test('promise 15, no SQL from text: every text of a lab and of a ballot comes back as it was typed', async () => {
    const lab = (await findLab(reader(), made.lab))!;
    const texts = await house.services.labs.textsOf(lab);
    expect(texts.title).toEqual({ en: KEPT_TEXTS[0], cy: KEPT_TEXTS[1] });
    expect(texts.stages.map((stage) => stage.title.en)).toEqual(KEPT_TEXTS);
    for (const written of [texts.summary, ...texts.stages.map((stage) => stage.description)])
      expect([written.en, written.cy]).toEqual(Array(2).fill(KEPT_TEXTS.join('\n\n')));
    for (const ballot of [made.draft, made.open, made.published]) {
      const definition = definitionOf(ballot);
      expect(definition.options.map((option) => option.title.en)).toEqual(KEPT_TEXTS);
      expect(definition.options.map((option) => option.description.en)).toEqual(
        KEPT_TEXTS.map(() => KEPT_TEXTS.join('\n\n')),
      );
      const choices = definition.companions[0]?.choices.map(({ label }) => label.en);
      expect(choices).toEqual(KEPT_TEXTS);
    }
  });

  test('promise 15, no SQL from text: members, papers and comments come back as they were typed', async () => {
    const entries = await reader()
      .selectFrom('roll_entries')
      .selectAll()
      .where('ballot_id', '=', made.published.id)
      .execute();
    expect(entries.map(({ name }) => withoutItsBlank(name)).sort()).toEqual(KEPT_TEXTS.slice(0, 12).sort());
    const groups = entries.map(({ attributes }) => readAttributes(attributes)[HOSTILE_TEXTS[1]]);
    expect(new Set(groups)).toEqual(new Set(HOSTILE_TEXTS.slice(0, 2)));
    const comments = (await house.services.exports.listComments(made.published)) ?? [];
    const typed = HOSTILE_TEXTS.join(' ').slice(0, 190).replace('\u0000', '');
    expect(comments.map((comment) => comment.text)).toEqual(Array(24).fill(typed));
  });

  test.each(HOSTILE_TEXTS.map((text) => [JSON.stringify(text), text]))(
    'promise 15, no SQL from text: looked for, %s finds only what holds it, and changes nothing',
    async (_name, text) => {
      const before = await everyRow(house.services.context.storage);
      const kept = text.replace('\u0000', '');
      const found = await house.services.roll.list(made.published, kept, 1);
      for (const { name } of found.entries) expect(withoutItsBlank(name)).toBe(kept);
      const roll = `/manage/ballots/${made.published.slug}/roll`;
      const query = encodeURIComponent(text);
      for (const path of [`${roll}?search=${query}`, `${roll}?page=${query}`, `${roll}/${query}`])
        expect((await organiser.get(path)).status).toBeLessThan(500);
      for (const path of [`/labs/${query}`, `/ballots/${query}`, `/v/${query}`, `/ballots/${query}/result`])
        await request(house.app).get(path).expect(404);
      const {
        sessions: _seen,
        rate_counts: _tries,
        ...rows
      } = await everyRow(house.services.context.storage);
      expect(before).toMatchObject(rows);
    },
  );

  test('promise 14, no code from text: templates in texts are shown, not filled in, on pages, in mails and in files', async () => {
    const [, , , , , process, braces] = HOSTILE_TEXTS;
    const dollar = HOSTILE_TEXTS.at(-1) ?? '';
    for (const path of [
      `/labs/${made.lab}`,
      `/ballots/${made.open.slug}`,
      `/ballots/${made.published.slug}/result`,
      `/manage/ballots/${made.draft.slug}/options`,
      `/manage/ballots/${made.published.slug}/comments`,
    ]) {
      const page = (await organiser.get(path).expect(200)).text;
      for (const text of [process, braces, dollar].filter((one) => page.includes(one.slice(0, 5))))
        expect(page).toContain(escaped(text));
      expect(page).toContain(escaped(process));
      expect(page).not.toMatch(/\b49\b.{0,3}#/);
    }
    const preview = await organiser
      .post(`/manage/ballots/${made.open.slug}/mail/reminder`)
      .type('form')
      .send({ number: '0', step: 'preview', 'en-subject': process, 'en-body': `${braces} ${dollar} {link}` });
    expect(preview.text).toContain(escaped(process));
    expect(preview.text).toContain(escaped(`${braces} \${7*7}#{7*7}<%- 7*7 %>`));
    const { text } = await request(house.app).get(`/ballots/${made.published.slug}/result.json`).expect(200);
    expect(text).toContain(JSON.stringify(process));
    expect(text).toContain(JSON.stringify(dollar));
  });

  test('after all of that the house still stands: every table and every paper is there', async () => {
    expect(await house.services.context.storage.schema()).toEqual({ missing: [], unknown: [] });
    expect(await reader().selectFrom('papers').selectAll().execute()).toHaveLength(14);
  });
});

/** On the roll, a control character is kept as a blank. */
function withoutItsBlank(text: string): string {
  return text.replace('a b', 'ab');
}

/** The text as a view writes it. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&#34;')
    .replaceAll("'", '&#39;');
}
