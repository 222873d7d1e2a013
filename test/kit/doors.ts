/** Every door of the service with somebody in front of it, for tests of what holds at all of them. */
import type { Express } from 'express';
import request, { type Response } from 'supertest';
import { emptyPlan } from '../../src/services/analysis/report-plan/plan.js';
import { sha256 } from '../../src/shared/digest.js';
import { newId } from '../../src/shared/ids.js';
import { findAccount } from '../../src/storage/account-store.js';
import { ballotById } from '../../src/storage/ballot-store.js';
import type { Role } from '../../src/storage/tables.js';
import { AUTHORISATION_TABLE, type DoorName } from '../../src/web/security/authorisation-table.js';
import { addTestToken } from './access-tokens.js';
import { addTestFilter } from './definitions.js';
import { giveRole, makeAccount, makeBallot, makeLab, type TestPerson } from './people.js';
import { publishTestReport } from './reports.js';
import { addTestContacts, makeSurvey } from './survey.js';
import type { TestHouse } from './web.js';

/** What stands for each `:name` of a door's address. */
export type Ids = Readonly<Record<string, string>>;

/** The table's doors that the application has, in the table's order. */
export function openDoors(app: Express): readonly DoorName[] {
  const stack = app.router.stack as unknown as {
    route?: { path: string; methods: Record<string, boolean> };
  }[];
  const open = new Set(
    stack.flatMap(({ route }) =>
      route === undefined
        ? []
        : Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`),
    ),
  );
  return (Object.keys(AUTHORISATION_TABLE) as DoorName[]).filter((door) => open.has(door));
}

/** The door's address with its parameters filled in; a parameter without an id becomes `nothing-here`. */
export function addressOf(door: string, ids: Ids): string {
  return (door.split(' ')[1] ?? '').replace(/:(\w+)/g, (_whole, name: string) => ids[name] ?? 'nothing-here');
}

/** Knocks at the door: an empty form from our own page where it takes one. `cookie` is '' for a stranger. */
export async function knock(
  app: Express,
  door: string,
  ids: Ids,
  cookie: string,
  headers: Readonly<Record<string, string>> = { 'Sec-Fetch-Site': 'same-origin' },
): Promise<Response> {
  const address = addressOf(door, ids);
  const visit = door.startsWith('POST ')
    ? request(app).post(address).type('form').set(headers).send('')
    : request(app).get(address);
  return cookie === '' ? visit : visit.set('Cookie', cookie);
}

/** The cookie of a new, full session of this person. */
export async function cookieOf(house: TestHouse, person: TestPerson): Promise<string> {
  const { context, people } = house.services;
  const account = (await findAccount(context.storage.reader, person.id))!;
  const begun = await context.storage.writer.run((database) =>
    people.sessions.begin(database, account, 'password', null),
  );
  return `${context.config.baseUrl.startsWith('https:') ? '__Host-' : ''}canvass_session=${begun.token}`;
}

export interface FurnishedLab {
  readonly ids: Ids;
  readonly people: Readonly<Record<Role, TestPerson>>;
}

/** A lab with one person for each role and a draft ballot that has a roll entry, an upload, a mailing and an image, and a draft survey. */
export async function furnishedLab(house: TestHouse, title: string): Promise<FurnishedLab> {
  const lab = await makeLab(house, title);
  const people = {
    organiser: await makeAccount(house, `Olwen of ${title}`),
    analyst: await makeAccount(house, `Anwen of ${title}`),
    observer: await makeAccount(house, `Owain of ${title}`),
  };
  const ballot = await makeBallot(house, lab.id);
  const things = await furnish(house, ballot.id);
  const survey = await makeSurvey(house.services, { open: false }, lab.slug);
  const definition = await addTestFilter(house.services, survey);
  const report = {
    ...emptyPlan({ en: 'Report' }),
    parts: [{ kind: 'heading' as const, text: { en: 'Findings' } }],
  };
  const plan = await house.services.analysis.plans.make(lab, report, 'system');
  await publishTestReport(house.services, lab, plan);
  const key = await addTestToken(house, lab.id, people.organiser.id);
  const hook = await house.services.webhooks.add(
    { labId: lab.id, actor: people.organiser.id },
    { address: 'https://hooks.example.org/canvass', events: ['survey.closed'] },
  );
  if (!hook.ok) throw new Error(hook.problem.sentence);
  const [contact] = await addTestContacts(house.services, survey, [`${survey.id}@example.org`]);
  const spare = await makeAccount(house, `Spare of ${title}`);
  for (const role of ['organiser', 'analyst', 'observer'] as const)
    await giveRole(house, lab.id, people[role], role);
  await giveRole(house, lab.id, spare, 'observer');
  return {
    ids: {
      lab: lab.slug,
      ballot: ballot.slug,
      survey: survey.slug,
      contact: contact!.id,
      definition,
      key,
      webhook: hook.value.id,
      form: 'filter',
      question: 'comment',
      plan,
      report: plan,
      file: 'report.json',
      download: 'view.json',
      account: spare.id,
      ...things,
    },
    people,
  };
}

async function furnish(house: TestHouse, ballotId: string) {
  const { storage, randomness, clock } = house.services.context;
  const [entry, mailing] = [newId(randomness), newId(randomness)];
  const image = sha256(ballotId);
  const ballot_id = ballotId;
  const created_at = clock.now();
  await storage.writer.run(async (database) => {
    const member = {
      email: `${entry}@example.org`,
      name: 'Member',
      attributes: '{}',
      code_hash: sha256(entry),
    };
    await database
      .insertInto('roll_entries')
      .values({ id: entry, ballot_id, ...member, issue: 1, voted: 0, withdrawn: 0 })
      .execute();
    const message = { kind: 'invitation', idempotency_key: mailing, message: '{}', created_at } as const;
    await database
      .insertInto('mailings')
      .values({ id: mailing, ballot_id, ...message })
      .execute();
    const picture = { media_type: 'image/png', content: 'iVBORw0KGgo=' } as const;
    await database
      .insertInto('images')
      .values({ id: image, ballot_id, ...picture })
      .execute();
  });
  const ballot = await ballotById(storage.reader, ballotId);
  const file = { name: 'roll.csv', bytes: Buffer.from('name,email\nMair,mair@example.org\n') };
  const staged = await house.services.roll.stage(ballot, 'system', file);
  if (!staged.ok) throw new Error(staged.problem.sentence);
  return { entry, upload: staged.value.id, mailing, image };
}
