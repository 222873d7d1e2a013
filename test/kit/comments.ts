/** Surveys with comments for tests: completed responses, the codes to withdraw them, and coders at work. */
import type { CommentPlace } from '../../src/services/analysis/comments/frames.js';
import type { Services } from '../../src/services/index.js';
import type { SurveyRow } from '../../src/storage/survey-store.js';
import { agreed, answerAll, makeSurvey, openPass } from './survey.js';

/** A survey with one completed response for each comment, every second one from a clinician; with their withdrawal codes. */
export async function commentedSurvey(
  services: Services,
  comments: readonly string[],
  labSlug?: string,
): Promise<{ readonly survey: SurveyRow; readonly codes: readonly string[] }> {
  const survey = await makeSurvey(services, {}, labSlug);
  const codes: string[] = [];
  for (const [at, comment] of comments.entries()) {
    const [pass, { code }] = [openPass(services), openPass(services)];
    await answerAll(services, survey, pass, at % 2 === 0 ? 'patient' : 'clinician', comment);
    await agreed(services.surveys.respond.complete(survey, pass, code));
    codes.push(code);
  }
  return { survey, codes };
}

/** The comments on the test survey's text question, as this coder sees them. */
export function commentsAs({ id, lab_id }: SurveyRow, actor: string): CommentPlace {
  return { subject: { kind: 'survey', id, labId: lab_id }, question: 'comment', actor };
}

/** Gives the comment with these words these codes, by their labels; adds codes that there are not. */
export async function codeAs(
  { analysis }: Services,
  place: CommentPlace,
  text: string,
  labels: readonly string[],
): Promise<void> {
  const { comments } = analysis;
  const words = labels.map((label) => ({ label, description: '', theme: null }));
  if (words.length > 0) await agreed(comments.addCodes(place, words));
  const { codes } = await comments.frame(place);
  const { key } = await commentWith(analysis, place, text);
  const ids = codes.filter(({ label }) => labels.includes(label)).map(({ id }) => id);
  await agreed(comments.saveCodes(place, { key, codes: ids }));
}

/** The comment with these words. */
export async function commentWith({ comments }: Services['analysis'], place: CommentPlace, text: string) {
  const everything = { search: '', filter: null, group: null, code: null, page: 1 };
  const listed = await comments.ask(place, 'list', everything);
  if (listed.ok !== true) throw new Error('the comments can be read');
  const ref = listed.value.comments.find((each) => each.text === text)?.ref ?? 'no such comment';
  const one = await comments.ask(place, 'one', { ref, suggest: true });
  if (one.ok !== true || one.value === null) throw new Error(`there is a comment “${text}”`);
  return one.value;
}
