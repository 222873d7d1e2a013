import { definitionOf } from '../../../src/services/ballots/definition.js';
import type { draftOf } from '../../../src/services/ballots/set-up.js';
import { sha256 } from '../../../src/shared/digest.js';
import { findAuditFault } from '../../../src/storage/audit-store.js';
import { makeDraft, makeLab, makeReadyBallot, type TestLab } from '../../kit/draft-ballot.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  let lab: TestLab;
  beforeAll(async () => {
    house = await openTestHouse(open);
    lab = await makeLab(house.services);
  });
  afterAll(() => house.remove());

  const rename = (en: string) => (draft: ReturnType<typeof draftOf>) => ({
    ...draft,
    definition: { ...draft.definition, question: { en } },
  });
  const auditOf = async (subject: string) =>
    house.services.context.storage.reader
      .selectFrom('audit_log')
      .select(['action', 'actor', 'lab_id', 'details'])
      .where('subject', '=', subject)
      .orderBy('sequence')
      .execute();

  test('a new ballot is a draft with a secret seed phrase and its hash, and is in the audit log', async () => {
    const ballot = await makeDraft(house.services, lab);
    expect(ballot.state).toBe('draft');
    expect(definitionOf(ballot).seedHash).toBe(sha256(ballot.seed_phrase));
    expect(ballot.definition).not.toContain(ballot.seed_phrase);
    expect(await auditOf(ballot.id)).toMatchObject([
      { action: 'ballot-created', actor: lab.accountId, lab_id: lab.lab.id },
    ]);
  });

  test('two ballots on one question have addresses of their own', async () => {
    const [first, second] = [await makeDraft(house.services, lab), await makeDraft(house.services, lab)];
    expect(first.slug).toMatch(/^which-theme-should-the-lab-work-on/);
    expect(second.slug).not.toBe(first.slug);
  });

  test('an edit raises the revision, and an edit of an older page stores nothing', async () => {
    const { setUp } = house.services;
    const ballot = await makeDraft(house.services, lab);
    const edit = (en: string) =>
      setUp.edit(
        ballot.id,
        { part: 'question', revision: ballot.revision, change: rename(en) },
        lab.accountId,
      );
    expect((await edit('Mine?')).ok).toBe(true);
    expect(await edit('Theirs?')).toMatchObject({ ok: false, problem: { code: 'ballot-changed-since' } });
    const stored = await setUp.reread(ballot.id);
    expect(definitionOf(stored).question).toEqual({ en: 'Mine?' });
    expect(stored.revision).toBe(ballot.revision + 1);
    expect((await auditOf(ballot.id)).map(({ action }) => action)).toEqual([
      'ballot-created',
      'ballot-edited',
    ]);
  });

  test('of edits sent at the same time exactly one is stored', async () => {
    const { setUp } = house.services;
    const ballot = await makeDraft(house.services, lab);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        setUp.edit(
          ballot.id,
          { part: 'question', revision: ballot.revision, change: rename(`Question ${index}?`) },
          lab.accountId,
        ),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await setUp.reread(ballot.id)).revision).toBe(ballot.revision + 1);
  });

  test('a new seed phrase changes the hash with it', async () => {
    const { setUp } = house.services;
    const ballot = await makeDraft(house.services, lab);
    await setUp.edit(
      ballot.id,
      {
        part: 'method',
        revision: ballot.revision,
        change: (draft) => ({ ...draft, seedPhrase: 'six sevens in a row' }),
      },
      lab.accountId,
    );
    const stored = await setUp.reread(ballot.id);
    expect(definitionOf(stored).seedHash).toBe(sha256('six sevens in a row'));
  });

  test('a picture is kept with the option that shows it, and goes with it', async () => {
    const { setUp } = house.services;
    const image = { id: sha256('picture'), media_type: 'image/png', content: 'AAAA' } as const;
    const withImage = (shown: boolean) => (draft: ReturnType<typeof draftOf>) => ({
      ...draft,
      definition: {
        ...draft.definition,
        options: draft.definition.options.map((option, index) => ({
          ...option,
          image: shown && index === 0 ? { id: image.id, alt: { en: 'A hand' } } : null,
        })),
      },
    });
    const ballot = await makeReadyBallot(house.services, lab);
    const revision = ballot.revision;
    await setUp.edit(ballot.id, { part: 'options', revision, change: withImage(true), image }, lab.accountId);
    expect(await setUp.image(ballot.id, image.id)).toMatchObject({ media_type: 'image/png' });
    expect(await setUp.image('another-ballot', image.id)).toBeUndefined();
    const removal = { part: 'options', revision: revision + 1, change: withImage(false) };
    await setUp.edit(ballot.id, removal, lab.accountId);
    expect(await setUp.image(ballot.id, image.id)).toBeUndefined();
  });

  test('every line of it is sealed in the audit log', async () => {
    expect(await findAuditFault(house.services.context.storage.reader)).toBeNull();
  });
});
