/** A lab in which everything that anybody can type is hostile, filled in through the service's own doors. */
import { emptyPlan } from '../../src/services/analysis/report-plan/plan.js';
import { definitionOf } from '../../src/services/ballots/definition.js';
import { votingCode } from '../../src/services/ballots/voting-code.js';
import { type BallotRow, findBallot } from '../../src/storage/ballot-store.js';
import { HOSTILE_PAGE, HOSTILE_TEXTS } from './hostile.js';
import { type Browser, makeAccount, signIn, type TestPerson } from './people.js';
import { publishTestReport } from './reports.js';
import { memberAt, vote } from './voter.js';
import type { TestHouse } from './web.js';

export interface HostileLab {
  readonly lab: string;
  readonly organiser: TestPerson;
  readonly draft: BallotRow;
  readonly open: BallotRow;
  readonly published: BallotRow;
  /** Addresses of pages to which no link leads. */
  readonly unlinked: readonly string[];
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

const text = (at: number): string => HOSTILE_TEXTS[at % HOSTILE_TEXTS.length] ?? '';
const both = (name: string, at: number): Fields => ({ [name]: text(at), [`${name}-cy`]: text(at + 1) });
const bothPages = (name: string): Fields => ({ [name]: HOSTILE_PAGE, [`${name}-cy`]: HOSTILE_PAGE });
const day = (name: string, year: string): Fields => ({
  [`${name}-day`]: '1',
  [`${name}-month`]: '2',
  [`${name}-year`]: year,
});

/** Members on each roll: two groups large enough to be told. */
const MEMBERS = 12;

/** Makes the lab with a draft, an open ballot on which somebody has voted, and a published one. */
export async function hostileLab(house: TestHouse): Promise<HostileLab> {
  const organiser = await makeAccount(house, 'Olwen Organiser', { canCreateLabs: true });
  const browser = await signIn(house, organiser);
  const send = async (path: string, fields: Fields): Promise<string> => {
    const answer = await browser.post(path).type('form').send(fields);
    if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
    return String(answer.headers['location']);
  };
  const home = await send('/manage/labs/new', labFields());
  await browser
    .post(`${home}/people`)
    .type('form')
    .send({ name: text(1), email: 'colleague@example.org', role: 'observer' });
  const maker: Maker = { house, browser, send, home };
  const draft = await makeBallot(maker);
  const staged = await stageRoll(maker, draft);
  const open = await makeBallot(maker);
  await openWithRoll(maker, open, 2);
  const sent = await send(`/manage/ballots/${open.slug}/mail/invitation`, {
    number: '0',
    step: 'send',
    'en-subject': text(1),
    'en-body': `${HOSTILE_PAGE} {link}`,
    'cy-subject': text(2),
    'cy-body': `${HOSTILE_PAGE} {link}`,
  });
  const published = await makeBallot(maker);
  await openWithRoll(maker, published, MEMBERS);
  for (const move of ['close', 'count', 'publish']) await makeMove(maker, published, move);
  const reread = (ballot: BallotRow) => house.services.setUp.reread(ballot.id);
  const content = JSON.stringify({
    ...emptyPlan({ en: text(3) }),
    parts: [
      { kind: 'heading', text: { en: text(1), cy: text(2) } },
      { kind: 'text', text: { en: HOSTILE_PAGE } },
    ],
  });
  const plan = await send(`${home}/plans`, { content, title: text(3) });
  const { lab_id: id } = published;
  await publishTestReport(house.services, { id }, plan.split('/').at(-1) ?? '');
  await browser
    .post(`${home}/webhooks`)
    .type('form')
    .send({ address: `https://hooks.example.org/${encodeURIComponent(text(1))}`, events: 'survey.closed' });
  return {
    lab: home.replace('/manage/labs/', ''),
    organiser,
    draft: await reread(draft),
    open: await reread(open),
    published: await reread(published),
    unlinked: [
      ...[staged, `${staged}/check`, sent, `${home}/audit`, `${home}/plans`, plan, `${plan}/edit`],
      `/manage/ballots/${published.slug}/count`,
    ],
  };
}

interface Maker {
  readonly house: TestHouse;
  readonly browser: Browser;
  readonly send: (path: string, fields: Fields) => Promise<string>;
  readonly home: string;
}

function labFields(): Fields {
  const stages = HOSTILE_TEXTS.map((_text, at) => ({
    ...both(`stage-${at}-title`, at),
    ...bothPages(`stage-${at}-description`),
    ...day(`stage-${at}-starts`, String(2027 + at)),
  }));
  return Object.assign(
    { ...both('title', 0), ...bothPages('summary'), rows: String(HOSTILE_TEXTS.length) },
    ...stages,
  );
}

/** A draft with a hostile question, options, and questions beside the vote. */
async function makeBallot({ house, browser, send, home }: Maker): Promise<BallotRow> {
  const address = await send(`${home}/ballots/new`, both('question', 0));
  const { reader } = house.services.context.storage;
  const now = async () => (await findBallot(reader, address.split('/').at(-1) ?? ''))!;
  const save = async (part: string, fields: Fields) =>
    send(`${address}/${part}`, { revision: String((await now()).revision), ...fields });
  await save('question', { ...both('question', 0), ...bothPages('introduction') });
  for (const title of HOSTILE_TEXTS) {
    const option = (await save('options', { title })).split('/').at(-1) ?? '';
    const at = HOSTILE_TEXTS.indexOf(title);
    const link = 'https://example.org/"onmouseover="alert(1)';
    await save(`options/${option}`, {
      ...both('title', at),
      ...bothPages('description'),
      ...both('alt', at),
      link,
    });
  }
  const question = { ...both('label', 2), ...both('hint', 3) };
  await save('companions/new', {
    type: 'single-choice',
    ...question,
    choice: [...HOSTILE_TEXTS],
    'choice-cy': [...HOSTILE_TEXTS],
  });
  await save('companions/new', { type: 'short-text', ...question, ...both('label', 4) });
  await save('companions/new', { type: 'long-text', ...question, ...both('label', 6) });
  await save('dates', {
    ...day('opens', '2028'),
    'opens-time': '9am',
    ...day('closes', '2029'),
    'closes-time': '5pm',
  });
  await browser.get(`${address}/preview`).expect(200);
  return now();
}

/** A roll whose file name, headings, cells and faults are hostile, tried out and not confirmed. */
async function stageRoll({ browser, send }: Maker, ballot: BallotRow): Promise<string> {
  const cell = (at: number) => `"${text(at).replaceAll('"', '""')}"`;
  const lines = HOSTILE_TEXTS.flatMap((_text, at) => [
    `m${at}@example.org,${cell(at)},${cell(at + 1)}`,
    `${cell(at)},${cell(at)},${cell(at)}`,
  ]);
  const file = Buffer.from([`email,name,${cell(1)}`, ...lines].join('\n').replaceAll('\u0000', ''));
  const staged = await browser
    .post(`/manage/ballots/${ballot.slug}/roll/upload`)
    .attach('roll', file, `${text(1)}.csv`);
  const address = String(staged.headers['location']);
  await send(address, { 'column-0': 'email', 'column-1': 'name', 'column-2': 'attribute' });
  return address;
}

async function makeMove({ house, send }: Maker, ballot: BallotRow, move: string): Promise<void> {
  const { revision } = await house.services.setUp.reread(ballot.id);
  await send(`/manage/ballots/${ballot.slug}/move/${move}`, { revision: String(revision) });
  await house.services.counts.idle();
}

/** Puts members with hostile names in hostile groups on the roll, opens the ballot, and lets some of them vote. */
async function openWithRoll(maker: Maker, ballot: BallotRow, voters: number): Promise<void> {
  const { context, roll } = maker.house.services;
  const ids: string[] = [];
  for (let member = 0; member < MEMBERS; member += 1) {
    const attributes = { [text(1)]: text(member % 2), country: text(2 + (member % 2)) };
    const typed = { email: `member-${member}@example.org`, name: text(member), attributes };
    const added = await roll.add(ballot, 'organiser', typed);
    if (!added.ok) throw new Error(JSON.stringify(added.problem));
    ids.push(added.value.id);
  }
  await makeMove(maker, ballot, 'open');
  const { companions, options } = definitionOf(ballot);
  for (const [member, id] of ids.slice(0, voters).entries()) {
    const answers = companions.map(({ name, type, choices }) => [
      `answer-${name}`,
      type === 'single-choice' ? (choices[member % 2]?.name ?? '') : HOSTILE_TEXTS.join(' ').slice(0, 190),
    ]);
    const cast = await vote(
      memberAt(maker.house.app),
      ballot.slug,
      votingCode(context.secretKey, ballot.id, id, 1),
      { [`rank[${options[member % 2]?.id}]`]: '1', ...Object.fromEntries(answers) },
    );
    if (cast.status !== 303) throw new Error(`a hostile paper was answered ${cast.status}: ${cast.text}`);
  }
}
