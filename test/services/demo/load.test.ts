/** The demonstration lab: what it publishes agrees with the published facts, and every step went through the services. */
import { loadDemonstration, STEPS } from '../../../src/services/demo/load.js';
import { renewOrganiser } from '../../../src/services/demo/organiser.js';
import { sampleLinks } from '../../../src/services/demo/sample-links.js';
import { verifyBundle } from '../../../src/services/exports/ballots/verify-bundle.js';
import { verifyOpenings } from '../../../src/services/exports/ballots/verify-openings.js';
import { findAuditFault } from '../../../src/storage/audit-store.js';
import { type BallotRow, findBallot } from '../../../src/storage/ballot-store.js';
import { labById } from '../../../src/storage/lab-store.js';
import { withFewRespondents } from '../../kit/demonstration.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { textOf } from '../../kit/text-of.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

const EMPOWERING = 'Empowering people to manage their own health and care needs';
const CLOSER = 'Co-ordinating care closer to home';

interface PublishedResult {
  readonly synthetic: boolean;
  readonly winners: readonly string[];
  readonly turnout: { readonly members: number; readonly voted: number };
  readonly options: readonly { readonly name: string }[];
  readonly count: {
    readonly papers: { readonly valid: number };
    readonly rounds: readonly { readonly tallies: Record<string, string> }[];
  };
  readonly groups: readonly {
    readonly question: string;
    readonly groups: readonly { readonly answers: readonly (string | null)[]; readonly base: number }[];
    readonly counts: readonly (readonly (number | null)[])[];
  }[];
}

onEveryDatabase((open) => {
  let house: TestHouse;
  let ballot: BallotRow;
  let result: PublishedResult;
  let accountId: string;
  beforeAll(async () => {
    house = await openTestHouse(open);
    ({ accountId } = await renewOrganiser(house.services));
    const told: string[] = [];
    const onStep = (step: string) => void told.push(step);
    await loadDemonstration(house.services.context, accountId, withFewRespondents(), onStep);
    expect(told).toEqual(Object.keys(STEPS));
    ballot = (await findBallot(house.services.context.storage.reader, 'which-theme-should-the-lab-work-on'))!;
    const file = await house.services.exports.publicFile(ballot, 'result.json');
    result = JSON.parse(textOf(file));
  }, 120_000);
  afterAll(() => house.remove());

  /** What the published result says of one group: papers, and papers for each option (null: withheld). */
  function group(question: string, answer: string) {
    const table = result.groups.find((candidate) => candidate.question === question)!;
    const at = table.groups.findIndex(({ answers }) => answers.includes(answer));
    const votes = Object.fromEntries(result.options.map(({ name }, row) => [name, table.counts[row]![at]!]));
    return { base: table.groups[at]!.base, votes };
  }
  const percent = (question: string, answer: string) => {
    const { base, votes } = group(question, answer);
    return Math.round((votes[EMPOWERING]! / base) * 100);
  };

  test('a third of 447 members took part, and the winner had over 40% of first choices', () => {
    expect(result.turnout).toMatchObject({ members: 447, voted: 149 });
    expect(result.winners).toEqual([EMPOWERING]);
    expect(Number(result.count.rounds[0]!.tallies[EMPOWERING]) / result.turnout.voted).toBeGreaterThan(0.4);
    expect(result.synthetic).toBe(true);
  });

  test('it was chosen by 60% of patient leaders and carers, 42% in improvement or managerial, 28% in clinical roles', () => {
    expect(['patient-leader', 'improvement', 'clinical'].map((role) => percent('role', role))).toEqual([
      60, 42, 28,
    ]);
  });

  test('it came first in England, Scotland and Wales, and level first in Northern Ireland with care closer to home', () => {
    for (const country of ['england', 'scotland', 'wales']) {
      const { base, votes } = group('country', country);
      const shown = Object.values(votes).filter((count) => count !== null);
      const withheld = base - shown.reduce((sum, count) => sum + count, 0);
      const others = Object.entries(votes).flatMap(([name, count]) =>
        name === EMPOWERING ? [] : [count ?? 0],
      );
      expect(votes[EMPOWERING]).toBeGreaterThan(Math.max(withheld, ...others));
    }
    const { base, votes } = group('country', 'northern-ireland');
    expect(votes[EMPOWERING]).toBe(votes[CLOSER]);
    expect(base - votes[EMPOWERING]! - votes[CLOSER]!).toBeLessThan(votes[EMPOWERING]!);
  });

  test('its bundle verifies, openings included', async () => {
    const bundle = await house.services.exports.publicFile(ballot, 'bundle.zip');
    const openings = await house.services.exports.openings(ballot, accountId);
    const { checks, parts } = verifyBundle(bundle!.content);
    const page = await house.services.exports.publicFile(ballot, 'certificate.html');
    expect(textOf(page)).toContain('Synthetic demonstration data');
    expect(checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(verifyOpenings(textOf(openings), parts!).filter(({ passed }) => !passed)).toEqual([]);
  });

  test('comments are many and varied, and tell of a group only where it is large', async () => {
    const comments = (await house.services.exports.listComments(ballot))!;
    expect(comments.length).toBeGreaterThan(80);
    expect(new Set(comments.map(({ text }) => text)).size).toBeGreaterThan(80);
    const sizes = new Map<string, number>();
    for (const { firstChoice, groups } of comments) {
      const told = Object.values(groups).filter((answer) => answer !== null);
      if (told.length === 2)
        sizes.set(`${firstChoice} ${told}`, (sizes.get(`${firstChoice} ${told}`) ?? 0) + 1);
    }
    expect(sizes.size).toBeGreaterThan(0);
  });

  test('the second ballot is open, with voting links that lead to it', async () => {
    const { context, voting } = house.services;
    const slug = 'which-three-key-areas-should-the-lab-work-on';
    const open = (await findBallot(context.storage.reader, slug))!;
    const links = await sampleLinks(context, slug, 5);
    expect(links).toHaveLength(5);
    for (const link of links) expect((await voting.admit(open, link.split('/').at(-1)!)).ok).toBe(true);
  });

  test('its report is published, about both, and says that it is synthetic', async () => {
    const { storage } = house.services.context;
    const lab = await labById(storage.reader, ballot.lab_id);
    const slug = 'what-matters-when-people-decide-about-peer-support';
    const { publication } = (await house.services.analysis.reports.edition(lab, slug, null))!;
    expect(publication.sources.map(({ kind }) => kind)).toEqual(['survey', 'ballot']);
    expect(publication.parts[0]).toMatchObject({ text: { en: expect.stringContaining('synthetic') } });
    const byRole = publication.parts.find((part) => part.kind === 'table' && part.view.banner[0] === 'role');
    const { groups, counts } = result.groups.find(({ question }) => question === 'role')!;
    const cells = byRole?.kind === 'table' ? byRole.table.blocks[0]!.cells : [];
    expect(cells.map((line) => line.slice(1).map(({ n }) => n))).toEqual(
      counts.map((line) => line.slice(0, groups.length)),
    );
  });

  test('promise 22: the audit log of the whole story holds together', async () => {
    expect(await findAuditFault(house.services.context.storage.reader)).toBeNull();
  });

  test('the organiser’s password is a new one at every start', async () => {
    const first = await renewOrganiser(house.services);
    const second = await renewOrganiser(house.services);
    expect(second.accountId).toBe(first.accountId);
    expect(second.password).not.toBe(first.password);
  });
});
