/** Where organisers edit one part of a draft: show it, read it, store it, or show what a colleague stored meanwhile. */
import type { NewImage } from '../services/ballots/images.js';
import type { Part } from '../services/ballots/readiness.js';
import { type Draft, draftOf } from '../services/ballots/set-up.js';
import type { Services } from '../services/index.js';
import type { BallotRow } from '../storage/ballot-store.js';
import { actorOf } from './actor.js';
import type { FormReader } from './form-reader.js';
import { type EditConflict, editConflict, type NamedTexts } from './pages/edit-conflict.js';
import { ballotHome, belowBallotFrame } from './pages/organiser-frame.js';
import { showRefusal } from './refusal.js';
import { type PageLink, type PageModel, renderPage } from './render.js';
import type { BallotVisit } from './visit.js';

export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** One part of the set-up as a form. Its view is `pages/<view>`. */
export interface PartForm {
  readonly part: Part;
  readonly view: string;
  readonly title: string;
  readonly action: string;
  /** Where to go once it is stored. */
  readonly afterwards: string;
  /** The pages between the ballot's home and this one, where there are any. */
  readonly above?: readonly PageLink[];
  /** The fields that are compared when somebody else stored this part meanwhile, with their names for people. */
  readonly labels: Readonly<Record<string, string>>;
  /** What the form is filled in with. */
  values(draft: Draft): FormValues;
  /** What the view needs besides the form's values. */
  model(draft: Draft): Readonly<Record<string, unknown>>;
  /** The change that the form asks for; not to be used when the reader has errors. */
  read(reader: FormReader, draft: Draft): (draft: Draft) => Draft;
}

/** `revision`: what the organiser has seen of the stored draft, which the form sends back. */
interface Shown {
  readonly revision: number;
  readonly values: Readonly<Record<string, unknown>>;
  readonly errors?: Readonly<Record<string, string>>;
  readonly conflict?: EditConflict;
}

/** Shows the part as it is stored; a ballot that is no draft any more is shown at its home instead. */
export function showPart(visit: BallotVisit, form: PartForm): void {
  if (visit.ballot.state === 'draft') {
    const { ballot } = visit;
    render(visit, form, ballot, { revision: ballot.revision, values: form.values(draftOf(ballot)) });
  } else {
    visit.response.redirect(303, ballotHome(visit.ballot.slug));
  }
}

/** Shows the part with what was typed, storing nothing: for buttons that add a row. */
export function showTyped(visit: BallotVisit, form: PartForm, reader: FormReader): void {
  render(visit, form, visit.ballot, { revision: revisionOf(reader), values: reader.typed });
}

/** Stores what was typed, or shows it again with what is wrong or with what somebody else stored. */
export async function savePart(
  services: Services,
  visit: BallotVisit,
  form: PartForm,
  reader: FormReader,
  image?: NewImage,
): Promise<void> {
  const draft = draftOf(visit.ballot);
  const change = form.read(reader, draft);
  if (Object.keys(reader.errors).length > 0) {
    // It keeps the revision it was opened with, so that it cannot hide a colleague's edit.
    const shown = { revision: revisionOf(reader), values: reader.typed, errors: reader.errors };
    return render(visit, form, visit.ballot, shown, 422);
  }
  const edit = { part: form.part, revision: revisionOf(reader), change, image };
  const saved = await services.setUp.edit(visit.ballot.id, edit, actorOf(visit));
  if (saved.ok) return visit.response.redirect(303, form.afterwards);
  if (saved.problem.code !== 'ballot-changed-since') {
    const back = { text: 'See the ballot as it is now', href: ballotHome(visit.ballot.slug) };
    return showRefusal(visit, saved.problem, back);
  }
  const stored = await services.setUp.reread(visit.ballot.id);
  const conflict = editConflict('ballot', named(form, change(draft)), named(form, draftOf(stored)));
  const shown = { revision: stored.revision, values: reader.typed, conflict };
  render(visit, form, stored, shown, saved.problem.status);
}

/** The revision that the page showed, from its hidden field. */
export function revisionOf(reader: FormReader): number {
  return Number(reader.all('revision')[0] ?? 0) || 0;
}

function render(visit: BallotVisit, form: PartForm, ballot: BallotRow, shown: Shown, status = 200): void {
  const draft = draftOf(ballot);
  const page: PageModel = {
    ...belowBallotFrame({ ...visit, ballot }, ...(form.above ?? [])),
    title: form.title,
    action: form.action,
    revision: shown.revision,
    values: shown.values,
    errors: shown.errors ?? {},
    conflict: shown.conflict ?? null,
    ...form.model(draft),
  };
  renderPage(visit.response, form.view, page, status);
}

/** What the form would hold for the draft, by the names that people have for its fields. */
function named(form: PartForm, draft: Draft): NamedTexts {
  const values = form.values(draft);
  return Object.fromEntries(
    Object.entries(form.labels).map(([name, label]) => [label, [values[name] ?? ''].flat().join(', ')]),
  );
}
