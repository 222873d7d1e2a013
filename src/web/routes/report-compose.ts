/** Composing a report: headings, texts, tables and charts added, edited, moved and deleted, each change a new version of the plan. */

import type { QuotedQuestion } from '../../services/analysis/publishing/quotes.js';
import {
  withoutPart,
  withPart,
  withPartAdded,
  withPartMoved,
} from '../../services/analysis/report-plan/edit.js';
import type { PlanPart, ReportPlan, ViewPart } from '../../services/analysis/report-plan/plan.js';
import { LONGEST_TITLE, storedPlan } from '../../services/analysis/report-plan/plan.js';
import { definitionOf } from '../../services/ballots/definition.js';
import type { Services } from '../../services/index.js';
import { ProblemError, problem } from '../../shared/problem.js';
import type { PlanWithVersion } from '../../storage/report-plan-store.js';
import { actorOf } from '../actor.js';
import { countIn, textField } from '../form.js';
import { FormReader } from '../form-reader.js';
import {
  composeDeletePage,
  composeHome,
  composePage,
  composePartPage,
  composeSourcePage,
  type PartShown,
} from '../pages/report-compose.js';
import { orThrow } from '../refusal.js';
import { renderPage } from '../render.js';
import {
  PART_KINDS,
  type PartKind,
  type ViewChoices,
  viewPartIn,
  wordsIn,
} from '../report-plans/compose-form.js';
import { labelsIn } from '../report-plans/labels.js';
import { placeNamed, planOf } from '../report-plans/place.js';
import {
  quoteChoices,
  quotesAsked,
  quotesOf,
  quotesOffered,
  quotesPartIn,
} from '../report-plans/quotes-form.js';
import type { AddDoor } from '../security/door.js';
import type { LabVisit } from '../visit.js';
import { viewAddress } from '../workbench/address.js';
import type { AnalysisPlace } from '../workbench/place.js';
import { describedOr } from '../workbench/waiting.js';
import { dayFor, otherWaves, surveysOpened } from '../workbench/waves.js';

const COMPOSE = '/manage/labs/:lab/plans/:plan/compose';

/** The longest name of what a part is about: kind, address, question. */
const OF = 300;

/** Adds the pages. */
export function addReportComposeRoutes(door: AddDoor, services: Services): void {
  door(`GET ${COMPOSE}`, async (visit) => showAll(services, visit, await planOf(services, visit)));
  door(`POST ${COMPOSE}`, (visit) => retitle(services, visit));
  door(`GET ${COMPOSE}/:part`, (visit) => showPart(services, visit, null));
  door(`POST ${COMPOSE}/:part`, (visit) => savePart(services, visit));
  door(`POST ${COMPOSE}/:part/move`, (visit) => move(services, visit));
  door(`GET ${COMPOSE}/:part/delete`, (visit) => askToDelete(services, visit));
  door(`POST ${COMPOSE}/:part/delete`, (visit) => remove(services, visit));
}

async function showAll(
  services: Services,
  visit: LabVisit,
  row: PlanWithVersion,
  form?: FormReader,
): Promise<void> {
  const typed = form === undefined ? null : { values: form.typed, errors: form.errors };
  const labels = await labelsIn(services, visit, storedPlan(row.content));
  const page = composePage(visit, row, labels, typed);
  renderPage(visit.response, 'report-compose', page, typed === null ? 200 : 422);
}

/** Stores the changed plan as the version after the one that the form was opened on, and shows the parts again. */
async function save(
  { analysis }: Services,
  visit: LabVisit,
  row: PlanWithVersion,
  changed: ReportPlan,
): Promise<void> {
  const number = countIn(textField(visit.request.body, 'revision', 9)) ?? 0;
  const order = { slug: row.slug, number };
  orThrow(await analysis.plans.save(visit.lab, order, changed, actorOf(visit)));
  visit.response.redirect(303, composeHome(visit, row.slug));
}

async function retitle(services: Services, visit: LabVisit): Promise<void> {
  const row = await planOf(services, visit);
  const form = new FormReader(visit.request.body);
  const title = form.bothLines('title', { label: 'the title', longest: LONGEST_TITLE, required: true });
  if (Object.keys(form.errors).length > 0) return showAll(services, visit, row, form);
  await save(services, visit, row, { ...storedPlan(row.content), title });
}

/** What the address names: a part that is there, or one that is to be. */
interface Named {
  readonly row: PlanWithVersion;
  readonly plan: ReportPlan;
  readonly address: string;
  /** The place of a part that is there; null for a new one. */
  readonly at: number | null;
  readonly part: PlanPart | null;
  readonly kind: PartKind;
}

async function named(services: Services, visit: LabVisit): Promise<Named> {
  const row = await planOf(services, visit);
  const plan = storedPlan(row.content);
  const address = String(visit.request.params['part']);
  const kind = PART_KINDS.find((one) => address === `new-${one}`);
  if (kind !== undefined) return { row, plan, address, at: null, part: null, kind };
  const at = (countIn(address) ?? 0) - 1;
  const part = plan.parts[at];
  if (part === undefined) throw new ProblemError(problem('not-found'));
  return { row, plan, address, at, part, kind: part.kind };
}

/** What a view is about, with its questions; null once another page was shown instead. */
interface ViewGround {
  readonly subject: ViewPart['subject'];
  readonly place: AnalysisPlace;
  readonly choices: ViewChoices;
}

async function groundOf(services: Services, visit: LabVisit, { part }: Named): Promise<ViewGround | null> {
  const { query, body } = visit.request;
  const asked = textField(body, 'of', OF) || textField(query, 'of', OF);
  const [kind, slug] = [asked.split(' ')[0] ?? '', asked.split(' ')[1] ?? ''];
  const isKind = (text: string): text is ViewPart['subject']['kind'] =>
    text === 'survey' || text === 'ballot';
  const subject = part?.kind === 'view' ? part.subject : isKind(kind) ? { kind, slug } : null;
  const place = subject === null ? null : await placeNamed(services, visit, subject);
  if (subject === null || place === null) throw new ProblemError(problem('not-found'));
  const described = await describedOr(services, place);
  if (described === null) return null;
  const definitions = await services.analysis.definitions.read(place.subject);
  const waves = await otherWaves(services, place);
  return { subject, place, choices: { kind: subject.kind, described, definitions, waves } };
}

async function showPart(services: Services, visit: LabVisit, form: FormReader | null): Promise<void> {
  const found = await named(services, visit);
  const { row, address, kind, part } = found;
  const isAsked = textField(visit.request.query, 'of', OF) !== '' || form !== null;
  if (part === null && !isAsked && (kind === 'view' || kind === 'quotes'))
    return showSources(services, visit, row, kind);
  const typed = form === null ? null : { values: form.typed, errors: form.errors };
  const shown = { row, address, kind, part, typed, of: null, choices: null, quotes: null };
  const status = form === null ? 200 : 422;
  const render = (more: Partial<PartShown>) =>
    renderPage(visit.response, 'report-compose-part', composePartPage(visit, { ...shown, ...more }), status);
  if (kind === 'quotes') {
    const of = await quotesGround(services, visit, found);
    const told = { value: quotesOf(of), title: `${of.title.en} – ${of.label}`, workbench: '' };
    return render({ of: told, quotes: quoteChoices(of) });
  }
  if (kind !== 'view') return render({});
  const ground = await groundOf(services, visit, found);
  if (ground === null) return;
  const { subject, place, choices } = ground;
  const workbench = part?.kind === 'view' ? viewAddress(place.workbench, part.view) : place.workbench;
  const value = `${subject.kind} ${subject.slug}`;
  render({ of: { value, title: place.frame().caption, workbench }, choices });
}

/** The quotes that the part, or the address, is about; the problem `not-found` where none are fit to publish. */
async function quotesGround(
  { analysis }: Services,
  visit: LabVisit,
  { part }: Named,
): Promise<QuotedQuestion> {
  const { query, body } = visit.request;
  const asked = textField(body, 'of', OF) || textField(query, 'of', OF);
  const found = quotesAsked(await analysis.reports.quotes(visit.lab), part, asked);
  if (found === null) throw new ProblemError(problem('not-found'));
  return found;
}

async function showSources(
  services: Services,
  visit: LabVisit,
  row: PlanWithVersion,
  kind: 'view' | 'quotes',
): Promise<void> {
  const show = (sources: Parameters<typeof composeSourcePage>[3]) =>
    renderPage(visit.response, 'report-compose-source', composeSourcePage(visit, row, kind, sources));
  if (kind === 'quotes') return show(quotesOffered(await services.analysis.reports.quotes(visit.lab)));
  const surveys = await surveysOpened(services, visit.lab.id, dayFor(services, visit.response));
  const ballots = await services.labs.ballotsOf(visit.lab);
  const sources = [
    ...surveys.map(({ slug, called }) => ({ value: `survey ${slug}`, text: `Survey: ${called}` })),
    ...ballots
      .filter(({ state }) => state === 'counted' || state === 'published')
      .map((ballot) => ({
        value: `ballot ${ballot.slug}`,
        text: `Ballot: ${definitionOf(ballot).question.en}`,
      })),
  ];
  show(sources);
}

async function savePart(services: Services, visit: LabVisit): Promise<void> {
  const found = await named(services, visit);
  const form = new FormReader(visit.request.body);
  const part = await partIn(services, visit, found, form);
  if (part === null) return;
  if (Object.keys(form.errors).length > 0) return showPart(services, visit, form);
  const { row, plan, at } = found;
  await save(services, visit, row, at === null ? withPartAdded(plan, part) : withPart(plan, at, part));
}

async function partIn(
  services: Services,
  visit: LabVisit,
  found: Named,
  form: FormReader,
): Promise<PlanPart | null> {
  if (found.kind === 'quotes') {
    const of = await quotesGround(services, visit, found);
    return quotesPartIn(form, of, found.part?.kind === 'quotes' ? found.part : null);
  }
  if (found.kind !== 'view') return wordsIn(form, found.kind);
  const ground = await groundOf(services, visit, found);
  if (ground === null) return null;
  const before = found.part?.kind === 'view' ? found.part : { subject: ground.subject };
  return viewPartIn(form, before, ground.choices);
}

/** The place of a part that is there; the problem `not-found` for any other. */
function placeOf({ at }: Named): number {
  if (at === null) throw new ProblemError(problem('not-found'));
  return at;
}

async function move(services: Services, visit: LabVisit): Promise<void> {
  const found = await named(services, visit);
  const direction = textField(visit.request.body, 'direction', 4) === 'up' ? 'up' : 'down';
  await save(services, visit, found.row, withPartMoved(found.plan, placeOf(found), direction));
}

async function askToDelete(services: Services, visit: LabVisit): Promise<void> {
  const { row, address, part } = await named(services, visit);
  if (part === null) throw new ProblemError(problem('not-found'));
  renderPage(visit.response, 'report-compose-delete', composeDeletePage(visit, row, { address, part }));
}

async function remove(services: Services, visit: LabVisit): Promise<void> {
  const found = await named(services, visit);
  await save(services, visit, found.row, withoutPart(found.plan, placeOf(found)));
}
