/** What a request about the workbench asks for, asked: the same for its page and for the files of a view. */
import type { Described } from '../../services/analysis/analysis.js';
import type { Look } from '../../services/analysis/enquiries/look.js';
import type { View } from '../../services/analysis/view/view.js';
import type { Services } from '../../services/index.js';
import { ProblemError } from '../../shared/problem.js';
import { textField } from '../form.js';
import { placeIn } from '../pages/number-panel.js';
import type { Workbench } from '../pages/workbench.js';
import type { ShownResult } from '../pages/workbench-result.js';
import { resultShown } from '../pages/workbench-shown.js';
import { wordsFor } from '../render.js';
import { viewIn } from './address.js';
import type { AnalysisPlace } from './place.js';
import { describedOr, showWaiting } from './waiting.js';
import { otherWaves, waveLabels } from './waves.js';

/** A workbench whose table has not been asked for yet. */
export type Desk = Omit<Workbench, 'result'> & { readonly described: Described };

/** The desk of a request; null once the page that says how far the reading is has been shown instead. */
export async function deskAt(services: Services, place: AnalysisPlace): Promise<Desk | null> {
  const { query } = place.visit.request;
  const desk = await deskFor(services, place, viewIn(query));
  return desk === null ? null : { ...desk, find: textField(query, 'find', 100).trim() };
}

/** The desk of a view, in the same way. */
export async function deskFor(services: Services, place: AnalysisPlace, view: View): Promise<Desk | null> {
  const described = await describedOr(services, place);
  if (described === null) return null;
  const definitions = await services.analysis.definitions.read(place.subject);
  const waves = await otherWaves(services, place);
  return { place, view, find: '', described, definitions, waves };
}

/** What the view shows; null where it asks for nothing, or must not be told yet. */
export async function lookAt(services: Services, desk: Desk): Promise<Look | null | 'waiting'> {
  const { place, view, described } = desk;
  if (described.refused !== null || view.rows.length === 0) return null;
  const other = desk.waves.find(({ slug }) => slug === view.wave);
  const waves = other === undefined ? null : waveLabels(place, other);
  const subjects = other === undefined ? [place.subject] : [place.subject, other.subject];
  const seen = await services.analysis.enquire(subjects, 'look', { view, language: 'en', waves });
  if (seen.ok === 'waiting') {
    showWaiting(place, seen.read);
    return 'waiting';
  }
  if (!seen.ok) throw new ProblemError(seen.problem);
  return seen.value;
}

/** The result as a page shows it. */
export function shownAt(desk: Desk, look: Look): ShownResult {
  const { request, response } = desk.place.visit;
  const { format } = wordsFor(response, 'organiser');
  return resultShown(look, { ...desk, format, number: placeIn(request.query) });
}
