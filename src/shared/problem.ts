/** One catalogue of everything that can be refused: its code, its HTTP status and its sentence. */

/**
 * Every expected failure. The sentence says what happened and what to do next; `{name}` is filled from the
 * problem's parameters. Pages for members look the code up under `problems` in the locale files first.
 */
const CATALOGUE = {
  // Anybody
  'not-found': [404, 'There is nothing at this address. Check it for missing characters.'],
  'not-allowed': [403, 'Your role does not allow this. Ask an organiser of the lab.'],
  'sign-in-first': [401, 'Sign in to see this page.'],
  'cross-site': [
    403,
    'This form was sent from another website, so nothing was done. Open the page here and send it again.',
  ],
  'form-invalid': [422, 'Some answers need changing. Nothing was lost.'],
  'too-large': [413, 'This is larger than we accept. {expected}'],
  'sign-in-failed': [422, 'The e-mail address or the password is not right.'],
  'code-wrong': [422, 'This code is not right, or it has been used. Wait until your app shows the next one.'],
  'invitation-over': [
    410,
    'This link has been used, has been replaced or is too old. Ask the person who gave it to you for a new one.',
  ],
  'last-organiser': [409, 'A lab keeps at least one organiser. Make somebody else organiser first.'],
  'invited-elsewhere': [
    409,
    'Another lab has invited this person, who has not set up an account yet. Ask them to do that first.',
  ],
  'two-step-required': [409, 'Organisers sign in with a code, so it cannot be turned off.'],
  'too-many-tries': [429, 'Too many tries. Wait {minutes} minutes and try again.'],
  'token-unknown': [
    401,
    'Send an access token of the lab as “Authorization: Bearer …”. This one is not known, has ended or is too old.',
  ],
  'token-scope': [403, 'This access token was not made for that. It would need the scope {scope}.'],
  'too-many-requests': [429, 'Too many requests with this token. Wait a minute and try again.'],
  'query-invalid': [400, 'The address asks for something that is not possible.'],
  broken: [
    500,
    'Something went wrong on our side. What you sent may not have been stored: try again in a minute.',
  ],
  busy: [503, 'We are busy or restarting. Try again in a minute.'],
  // Ballots, for members
  'link-unknown': [404, 'This voting link is not one of ours, or it is not complete.'],
  'link-replaced': [
    410,
    'This voting link has been replaced by a newer one. Use the newest message you have.',
  ],
  'link-withdrawn': [410, 'This voting link has been withdrawn.'],
  'voting-code-missing': [401, 'Open your personal voting link, or type your voting code.'],
  'already-voted': [409, 'Your vote is already recorded.'],
  'ballot-not-open': [409, 'This ballot is not open yet.'],
  'ballot-closed': [409, 'This ballot is closed.'],
  'ballot-cancelled': [410, 'This ballot was cancelled.'],
  'paper-invalid': [422, 'The paper cannot be counted as it is.'],
  'receipt-unknown': [404, 'No paper belongs to this receipt code.'],
  'paper-changed-since': [409, 'This paper has been changed since you opened it.'],
  'form-stale': [409, 'This form is out of date. Nothing was recorded: open the paper again.'],
  // Ballots, for organisers
  'wrong-state': [409, 'This ballot is {state}: that step is not possible now.'],
  'not-ready': [409, 'Something is still missing before this step: {missing}'],
  announced: [
    409,
    'The ballot is announced, so it cannot change under members’ eyes. Take it back to draft to edit it.',
  ],
  'ballot-changed-since': [
    409,
    'Somebody else changed this ballot since you opened the page, so nothing was stored. Look at it again first.',
  ],
  'lab-changed-since': [
    409,
    'Somebody else changed this lab since you opened the page, so nothing was stored. Look at it again first.',
  ],
  'papers-changed': [
    409,
    'The papers no longer agree with the board and the roll, so nothing was counted. Ask the operator to run "canvass doctor".',
  ],
  frozen: [409, 'The ballot is open or over, so its definition can no longer change.'],
  // Surveys, for respondents
  'survey-not-open': [409, 'This survey is not open yet.'],
  'survey-closed': [409, 'This survey is closed.'],
  'survey-cancelled': [410, 'This survey was cancelled.'],
  'survey-link-unknown': [404, 'This link is not one of ours, or it is not complete.'],
  'survey-link-used': [409, 'This link has been used to answer the survey. It works once.'],
  'survey-link-replaced': [
    410,
    'This link has been replaced by a newer one. Use the newest message you have.',
  ],
  'survey-link-begun': [
    409,
    'They have begun to answer. A link that leads to their answers is mailed to them and shown to nobody else.',
  ],
  'survey-link-withdrawn': [410, 'This link has been withdrawn.'],
  'survey-by-link-only': [403, 'This survey is answered by personal link.'],
  'return-code-unknown': [404, 'No answers under way belong to this code.'],
  'withdrawal-code-unknown': [404, 'No answers belong to this withdrawal code.'],
  'survey-crowded': [
    429,
    'Too many people have begun this survey from the same place. Try again in {minutes} minutes.',
  ],
  'visit-ended': [
    409,
    'The visit on this shared computer has ended, because nothing was sent for 30 minutes.',
  ],
  'no-response': [409, 'You have not begun this survey in this browser.'],
  'saved-elsewhere': [409, 'Another window saved this page at the same moment. Send it again.'],
  // Surveys, for organisers
  'survey-wrong-state': [409, 'This survey is {state}: that step is not possible now.'],
  'survey-changed-since': [
    409,
    'Somebody else changed this survey since you opened the page, so nothing was stored. Look at it again first.',
  ],
  'survey-not-synthetic': [
    409,
    'Made-up responses are stored only in a lab that says on every page that it is synthetic.',
  ],
  'survey-not-completable': [
    422,
    'Hardly any made-up respondent reaches the end of this survey. Look at its logic and at what people are said to like.',
  ],
  'survey-frozen': [409, 'The survey is over, so it can no longer change.'],
  'survey-topic-frozen': [
    409,
    'People have begun to answer a survey about health, so it stays one: its small groups stay protected as they were promised.',
  ],
  'nothing-to-publish': [409, 'There is no new questionnaire to publish.'],
  'edit-impossible': [409, 'Nothing was changed: {reason} Look at the questionnaire as it is now.'],
  'questionnaire-faulty': [
    409,
    'The questionnaire has faults, so it cannot be published yet. Its page says what and where: {count}.',
  ],
  'quota-below': [
    409,
    'The quota “{quota}” already holds {completed} responses, which is more than its new limit.',
  ],
  'export-unknown': [422, 'There is no file of this kind. Choose one from the list.'],
  'exports-waiting': [
    409,
    'Several files of this survey are being prepared already. Wait until one of them is ready, or remove one.',
  ],
  'export-gone': [
    404,
    'This file is not there any more. It was removed, is older than a day, or somebody withdrew their answers while it was kept. Ask for it again.',
  ],
  'webhook-paused': [409, 'Nothing is sent to this address while it is paused. Let it go on first.'],
  'export-too-wide': [
    422,
    'Excel has room for 16,384 columns, and this survey has more. Choose one column a question, or another format.',
  ],
  'export-elsewhere': [
    409,
    'This file lies on another server of the service, or is not there any more. Ask for it once more.',
  ],
  'answers-not-yet': [
    409,
    'Answers can be downloaded once the survey is closed: until then, a download before and one after somebody uses a personal link would show what they answered.',
  ],
  'analysis-not-yet': [
    409,
    'Tables can be made once the survey is closed: until then, a table before and one after somebody uses a personal link would show what they answered. The field report has numbers meanwhile.',
  ],
  'no-data-yet': [409, 'There are no answers to analyse yet.'],
  'definition-changed-since': [
    409,
    'Somebody else changed this definition since you opened the page, so nothing was stored. Look at it again first.',
  ],
  'code-changed-since': [
    409,
    'Somebody else changed this code since you opened the page, so nothing was stored. Look at the frame again first.',
  ],
  'ballot-tables-not-yet': [
    409,
    'Tables of a vote, and of what was asked beside it, can be made once its papers are counted.',
  ],
  'plan-changed-since': [
    409,
    'Somebody else changed this report plan since you opened the page, so nothing was stored. Look at it again first.',
  ],
  'report-answers-changed': [
    409,
    'The answers are not those that the report “{report}” was published from. Numbers of both would show what those who came or went have answered. Tables and charts that are out already can be published again, with the same questions, groups, people and weight and by the same rule, under other words; so can a report of words alone. Take every other table about this survey out.',
  ],
  'report-beside-unreadable': [
    409,
    'What the report “{report}” published can no longer be worked out again, so nothing can be laid beside it safely.',
  ],
  'report-changed-since': [
    409,
    'The plan, the answers or what is published about them changed since this preview, so nothing was published. Look at the preview again first.',
  ],
  'report-not-closed': [
    409,
    'A report is published once its surveys are closed: until then every answer more would show itself between two reports.',
  ],
  'report-empty': [409, 'The report has no parts yet. Add a heading, a text, a table or a chart first.'],
  'report-incomplete': [
    409,
    'Some parts of this report cannot be published as they are. The preview says which.',
  ],
  'report-withdrawn': [410, 'This report was withdrawn.'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof CATALOGUE;

/** Every code of the catalogue. */
export const PROBLEM_CODES = Object.keys(CATALOGUE) as readonly ProblemCode[];

/** One refusal: `fields` maps a form field's name to its own sentence. */
export interface Problem {
  readonly code: ProblemCode;
  readonly status: number;
  readonly sentence: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
  /** Seconds after which the same can be tried again; null where waiting does not help. */
  readonly retryAfter: number | null;
}

/** How long whoever is refused for lack of room waits, in seconds. */
const A_MINUTE = 60;

/** A problem of the catalogue, its sentence filled from `parameters`. */
export function problem(
  code: ProblemCode,
  details: { parameters?: Readonly<Record<string, string>>; fields?: Readonly<Record<string, string>> } = {},
): Problem {
  const [status, template] = CATALOGUE[code];
  const parameters = details.parameters ?? {};
  const sentence = fillIn(template, parameters);
  const retryAfter = retryAfterOf(status, Number(parameters['minutes']));
  return { code, status, sentence, parameters, fields: details.fields ?? {}, retryAfter };
}

/** Too many tries and too little room are the statuses that pass with time (RFC 6585 §4, RFC 9110 §15.6.4). */
function retryAfterOf(status: number, minutes: number): number | null {
  if (status !== 429 && status !== 503) return null;
  return minutes > 0 ? minutes * A_MINUTE : A_MINUTE;
}

/** The template with each `{name}` replaced by the parameter of that name; an unknown name stays as it is. */
export function fillIn(template: string, parameters: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => parameters[name] ?? whole);
}

/** A problem on its way to `web/errors.ts` or `cli/errors.ts`, where code cannot return a result. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}
