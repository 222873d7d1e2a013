/** Filters, derived variables and weights of a survey: listed, made, changed and deleted. */
import type { Services } from '../../services/index.js';
import type { Problem } from '../../shared/problem.js';
import { actorOf } from '../actor.js';
import { checkedContent, newDesk, newName, storedDefinition, storedDesk } from '../definitions/desk.js';
import { countIn, textField } from '../form.js';
import { definitionPage, definitionSourcePage, trialTable } from '../pages/definition.js';
import { definitionsPage } from '../pages/definitions.js';
import { problemPage } from '../pages/problem.js';
import { weightShown } from '../pages/weight.js';
import { orThrow } from '../refusal.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import { type AnalysisPlace, definitionsLink, surveyPlace, workbenchLink } from '../workbench/place.js';
import { describedOr, showWaiting } from '../workbench/waiting.js';

const BASE = '/manage/surveys/:survey/definitions';

/** Adds the pages. */
export function addDefinitionsRoutes(door: AddDoor, services: Services): void {
  door(`GET ${BASE}`, (visit) => list(services, surveyPlace(visit)));
  // "new" before a definition's name; no definition is called "new".
  door(`GET ${BASE}/new/:form`, (visit) => showNew(services, surveyPlace(visit)));
  door(`POST ${BASE}/new/:form`, (visit) => make(services, surveyPlace(visit)));
  door(`GET ${BASE}/:definition`, (visit) => show(services, surveyPlace(visit)));
  door(`POST ${BASE}/:definition`, (visit) => change(services, surveyPlace(visit)));
  door(`GET ${BASE}/:definition/delete`, (visit) => askToDelete(services, surveyPlace(visit)));
  door(`POST ${BASE}/:definition/delete`, (visit) => remove(services, surveyPlace(visit)));
  door(`POST ${BASE}/:definition/weights.csv`, (visit) => takeWeights(services, surveyPlace(visit)));
}

async function list(services: Services, place: AnalysisPlace): Promise<void> {
  const described = await describedOr(services, place);
  if (described === null) return;
  const definitions = await services.analysis.definitions.read(place.subject);
  renderPage(place.visit.response, 'definitions', definitionsPage(place, definitions, described.description));
}

async function showNew(services: Services, place: AnalysisPlace): Promise<void> {
  const desk = await newDesk(services, place);
  if (desk === null) return;
  const needsSource = desk.form.sources !== null && desk.ground.source === null;
  if (needsSource) renderPage(place.visit.response, 'definition-source', definitionSourcePage(desk));
  else renderPage(place.visit.response, 'definition', { trial: null, ...definitionPage(desk) });
}

async function make(services: Services, place: AnalysisPlace): Promise<void> {
  const desk = await newDesk(services, place);
  const content = desk === null ? null : await checkedContent(services, desk);
  if (desk === null || content === null) return;
  const name = newName(content.label.en, desk.ground);
  orThrow(await services.analysis.definitions.add(place.subject, { name, content }, actorOf(place.visit)));
  place.visit.response.redirect(303, `${place.definitions}/${name}`);
}

async function show(services: Services, place: AnalysisPlace): Promise<void> {
  const desk = await storedDesk(services, place);
  if (desk === null) return;
  const tried = await services.analysis.tryDefinition(place.subject, desk.stored);
  const page = { trial: tried.ok ? trialTable(tried.value) : null, ...definitionPage(desk) };
  const weight = tried.ok ? tried.value.weight : null;
  const { format } = wordsFor(place.visit.response, 'organiser');
  const diagnostics = weight === null ? null : weightShown(weight, place, desk.stored.name, format);
  renderPage(place.visit.response, 'definition', { ...page, diagnostics });
}

async function change(services: Services, place: AnalysisPlace): Promise<void> {
  const desk = await storedDesk(services, place);
  const content = desk === null ? null : await checkedContent(services, desk);
  if (desk === null || content === null) return;
  const { name } = desk.stored;
  const edit = { name, content, revision: revisionIn(place) };
  const done = await services.analysis.definitions.edit(place.subject, edit, actorOf(place.visit));
  if (!done.ok) return refused(place, done.problem, name);
  place.visit.response.redirect(303, `${place.definitions}/${name}`);
}

async function askToDelete(services: Services, place: AnalysisPlace): Promise<void> {
  const { name, content, revision } = await storedDefinition(services, place);
  renderPage(place.visit.response, 'definition-delete', {
    ...place.frame(workbenchLink(place), definitionsLink(place)),
    title: `Delete “${content.label.en}”?`,
    confirmation: {
      heading: `Delete “${content.label.en}”?`,
      text: 'Addresses and report plans that use it will say that it is missing. Answers are not touched.',
      action: `${place.definitions}/${name}/delete`,
      button: 'Delete it',
      kind: 'warning',
      cancel: `${place.definitions}/${name}`,
      fields: { revision: String(revision) },
    },
  });
}

async function remove(services: Services, place: AnalysisPlace): Promise<void> {
  const { name } = await storedDefinition(services, place);
  const shown = { name, revision: revisionIn(place) };
  const done = await services.analysis.definitions.remove(place.subject, shown, actorOf(place.visit));
  if (!done.ok) return refused(place, done.problem, name);
  place.visit.response.redirect(303, place.definitions);
}

/** The weights as a file, one a completed response; that they were taken out is in the audit log. */
async function takeWeights(services: Services, place: AnalysisPlace): Promise<void> {
  const { name } = await storedDefinition(services, place);
  const answer = await services.analysis.enquire([place.subject], 'weights', { name });
  if (answer.ok === 'waiting') return showWaiting(place, answer.read);
  const { responses, weights } = orThrow(answer);
  await services.analysis.noteTaken(
    place.subject,
    { action: 'weights-downloaded', name },
    actorOf(place.visit),
  );
  const lines = Array.from(weights, (weight, at) => `${responses[at] ?? 0},${weight}\r\n`);
  const file = `weights-${name}-${place.slug}.csv`;
  place.visit.response
    .type('text/csv; charset=utf-8')
    .attachment(file)
    .send(`.response,${name}\r\n${lines.join('')}`);
}

function revisionIn({ visit }: AnalysisPlace): number {
  return countIn(textField(visit.request.body, 'revision')) ?? 0;
}

function refused(place: AnalysisPlace, refusal: Problem, name: string): void {
  const { t } = wordsFor(place.visit.response, 'organiser');
  const links = [{ text: 'See it as it is now', href: `${place.definitions}/${name}` }];
  renderPage(place.visit.response, 'problem', problemPage(refusal, t, { area: 'organiser', links }), refusal);
}
