import type { LabTexts } from '../../../src/services/labs/lab-texts.js';
import { findLab } from '../../../src/storage/lab-store.js';
import { makeAccount, makeDraft, makeLab } from '../../kit/draft-ballot.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

const TEXTS: LabTexts = {
  title: { en: 'Peer support', cy: 'Cefnogaeth gan gymheiriaid' },
  summary: { en: 'A year on *one* challenge.' },
  stages: [
    {
      title: { en: 'Choose a theme', cy: 'Dewis thema' },
      description: { en: 'Members vote.' },
      startsOn: '2027-01-03',
      endsOn: '2027-01-20',
    },
    { title: { en: 'Test' }, description: { en: '' }, startsOn: '2027-02-01', endsOn: null },
  ],
};

onEveryDatabase((open) => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(open);
  });
  afterAll(() => house.remove());

  test('a fresh installation has no labs', async () => {
    expect(await house.services.labs.any()).toBe(false);
  });

  test('a lab keeps its texts in both languages and its stages in their order', async () => {
    const { labs, context } = house.services;
    const accountId = await makeAccount(house.services);
    const slug = await labs.create(TEXTS, accountId);
    const lab = (await findLab(context.storage.reader, slug))!;
    expect(slug).toBe('peer-support');
    expect(await labs.textsOf(lab)).toEqual(TEXTS);
    expect(await labs.any()).toBe(true);
    const edited = { ...TEXTS, title: { en: 'Peer support now' }, stages: TEXTS.stages.slice(1) };
    expect(await labs.edit({ labId: lab.id, revision: 1, texts: edited }, accountId)).toMatchObject({
      ok: true,
    });
    expect(await labs.textsOf((await findLab(context.storage.reader, slug))!)).toEqual(edited);
    const actions = await context.storage.reader
      .selectFrom('audit_log')
      .select('action')
      .where('subject', '=', lab.id)
      .execute();
    expect(actions.map(({ action }) => action)).toEqual(['lab-created', 'lab-edited']);
  });

  test('of two organisers who edit a lab at the same moment one is told, and nothing is overwritten unseen', async () => {
    const { labs } = house.services;
    const { lab, accountId } = await makeLab(house.services, 'Shared');
    const edit = (title: string) => ({
      labId: lab.id,
      revision: lab.revision,
      texts: { ...TEXTS, title: { en: title } },
    });
    const outcomes = await Promise.all(['One', 'Other'].map((title) => labs.edit(edit(title), accountId)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ problem: { code: 'lab-changed-since' } });
    const stored = await labs.reread(lab.id);
    expect(stored.title).toBe(outcomes[0]?.ok ? 'One' : 'Other');
    expect((await labs.textsOf(stored)).stages).toEqual(TEXTS.stages);
    const late = await labs.edit({ ...edit('Late'), revision: 1 }, accountId);
    expect(late).toMatchObject({ ok: false, problem: { status: 409 } });
  });

  test('whoever makes a lab is its organiser, and sees it with its ballots; nobody else does', async () => {
    const mine = await makeLab(house.services, 'Mine');
    const theirs = await makeLab(house.services, 'Mine');
    expect(theirs.lab.slug).not.toBe(mine.lab.slug);
    const ballot = await makeDraft(house.services, mine);
    const seen = await house.services.labs.listFor(mine.accountId);
    expect(seen).toMatchObject([
      { lab: { id: mine.lab.id, role: 'organiser' }, ballots: [{ id: ballot.id }] },
    ]);
    expect(await house.services.labs.listFor(theirs.accountId)).toMatchObject([{ ballots: [] }]);
  });
});
