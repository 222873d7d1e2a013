/** Where authors work on a survey's questionnaire: what every page of it begins with, and how a change is stored. */
import {
  type AuthoringFault,
  authoringFaults,
  type EditFault,
  findPart,
  type Placed,
} from '../domain/questionnaire/editing/index.js';
import type { Questionnaire } from '../domain/questionnaire/questionnaire.js';
import type { Services } from '../services/index.js';
import type { Working } from '../services/surveys/authoring.js';
import type { NewPicture } from '../services/surveys/pictures.js';
import { ProblemError, problem } from '../shared/problem.js';
import type { Result } from '../shared/result.js';
import { actorOf } from './actor.js';
import { revisionOf } from './draft-desk.js';
import type { FormReader } from './form-reader.js';
import { belowSurveyFrame, type SurveyFrame, surveyHome } from './pages/survey-desk.js';
import type { PageLink } from './render.js';
import { showSurveyRefusal } from './survey-refusal.js';
import type { SurveyVisit } from './visit.js';

/** A questionnaire on an author's desk. */
export interface Desk {
  readonly visit: SurveyVisit;
  readonly questionnaire: Questionnaire;
  readonly from: Working['from'];
  /** Names of the pictures that the survey has. */
  readonly pictures: ReadonlySet<string>;
  /** The address of the questionnaire's page, without a slash at the end. */
  readonly address: string;
  /** Whether it may still change. */
  readonly isOver: boolean;
}

/** What a page is told that changes the questionnaire. */
export interface DeskEdit {
  readonly what: string;
  readonly name: string;
  readonly picture?: NewPicture | undefined;
  change(questionnaire: Questionnaire): Result<Questionnaire, EditFault>;
  /** Where to go afterwards; the questionnaire is as it is then. */
  afterwards(questionnaire: Questionnaire): string;
}

/** The address of the survey's questionnaire for its authors. */
export function questionnaireAddress(slug: string): string {
  return `${surveyHome(slug)}/questionnaire`;
}

/** The questionnaire that the visit is about. */
export async function deskOf({ surveys }: Services, visit: SurveyVisit): Promise<Desk> {
  const { questionnaire, from } = await surveys.authoring.working(visit.survey);
  const pictures = await surveys.pictures.names(visit.survey);
  const isOver = visit.survey.state === 'closed' || visit.survey.state === 'cancelled';
  const address = questionnaireAddress(visit.survey.slug);
  return { visit, questionnaire, from, pictures, address, isOver };
}

/** Everything that is wrong with the questionnaire as it stands. */
export function deskFaults({ questionnaire, pictures }: Desk): readonly AuthoringFault[] {
  return authoringFaults(questionnaire, pictures);
}

/** The part that the address names; there is nothing at an address that names none. */
export function partAt({ visit, questionnaire }: Desk): Placed {
  const placed = findPart(questionnaire, String(visit.request.params['part']));
  if (placed === undefined) throw new ProblemError(problem('not-found'));
  return placed;
}

/** The address of the part's own page. */
export function partAddress({ address }: Pick<Desk, 'address'>, key: string): string {
  return `${address}/parts/${encodeURIComponent(key)}`;
}

/** The surroundings of a page below the questionnaire. */
export function belowQuestionnaire({ visit, address }: Desk, ...above: readonly PageLink[]): SurveyFrame {
  return belowSurveyFrame(visit, { text: 'Questionnaire', href: address }, ...above);
}

/** Stores the change and goes on, or says why it was not stored. */
export async function storeEdit(
  services: Services,
  desk: Desk,
  reader: FormReader,
  edit: DeskEdit,
): Promise<void> {
  const { visit } = desk;
  const { what, name, change, picture } = edit;
  const asked = { what, name, change, picture, revision: revisionOf(reader) };
  const stored = await services.surveys.authoring.edit(visit.survey.id, asked, actorOf(visit));
  if (stored.ok) visit.response.redirect(303, edit.afterwards(stored.value));
  else showSurveyRefusal(visit, stored.problem, questionnaireLink(desk));
}

/** The way back to the questionnaire. */
export function questionnaireLink({ address }: Desk): PageLink {
  return { text: 'See the questionnaire as it is now', href: address };
}

/** The text of the questionnaire's first language, for authors' lists. */
export function firstText(
  { languages }: Questionnaire,
  texts: Readonly<Record<string, string | undefined>>,
): string {
  return texts[languages[0]?.code ?? 'en'] ?? '';
}
