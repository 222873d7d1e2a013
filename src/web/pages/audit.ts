/** The audit log in plain words. */
import type { AuditEntry } from '../../services/people/audit-log.js';
import { fillIn } from '../../shared/problem.js';
import type { LabRow } from '../../storage/lab-store.js';
import type { PageModel } from '../render.js';
import { belowLabFrame } from './organiser-frame.js';

/** What somebody did, after their name. `{subject}` and the line's details are filled in. */
const WORDS: Readonly<Record<string, string>> = {
  'lab-created': 'created the lab',
  'lab-edited': 'edited the lab',
  'colleague-invited': 'gave {subject} the role of {role}',
  'role-changed': 'changed the role of {subject} to {role}',
  'person-removed': 'removed {subject} from the lab',
  'token-made': 'made the access token “{name}” for {scopes}',
  'token-ended': 'ended an access token',
  'webhook-added': 'added a webhook to {host} for {events}',
  'webhook-paused': 'paused a webhook',
  'webhook-resumed': 'let a webhook go on',
  'webhook-secret-changed': 'gave a webhook a new secret',
  'webhook-tested': 'sent a test to a webhook',
  'webhook-removed': 'removed a webhook',
  'ballot-created': 'created the ballot “{subject}”',
  'ballot-edited': 'edited the {part} of the ballot “{subject}”',
  'ballot-scheduled': 'scheduled the ballot “{subject}”',
  'ballot-unscheduled': 'took the ballot “{subject}” back to draft',
  'ballot-opened': 'opened the ballot “{subject}”',
  'ballot-closed': 'closed the ballot “{subject}” with {papers} papers',
  'ballot-cancelled': 'cancelled the ballot “{subject}”',
  'ballot-counted': 'counted the ballot “{subject}”: {counted} of {cast} papers were valid',
  'ballot-published': 'published the result of “{subject}”',
  'openings-downloaded': 'downloaded the openings of “{subject}”, which tie its board to its papers',
  'roll-file-uploaded': 'uploaded a roll file with {rows} rows for “{subject}”',
  'roll-entries-added': 'added {added} members to the roll of “{subject}”',
  'roll-entry-added': 'added a member to the roll of “{ballot}”',
  'roll-entry-restored': 'put a withdrawn member back on the roll of “{ballot}”',
  'roll-entry-withdrawn': 'withdrew a member from the roll of “{ballot}”',
  'roll-link-reissued':
    'replaced a member’s voting link for “{ballot}” (it is now their link number {issue})',
  'voting-links-downloaded': 'downloaded voting links of “{subject}”',
  'invitations-sent-off': 'sent {messages} invitations for “{subject}”',
  'reminders-sent-off': 'sent {messages} reminders for “{subject}”',
  'survey-created': 'created the survey “{subject}”',
  'survey-edited': 'edited the {part} of the survey “{subject}”',
  'questionnaire-edited': 'edited the questionnaire of “{subject}”',
  'questionnaire-uploaded': 'uploaded a questionnaire for “{subject}”',
  'survey-version-published': 'published version {version} of “{subject}”',
  'survey-scheduled': 'let the survey “{subject}” open by itself',
  'survey-unscheduled': 'took the survey “{subject}” back to draft',
  'survey-opened': 'opened the survey “{subject}” with version {version}',
  'survey-closed': 'closed the survey “{subject}”: {brokenOff} responses were broken off',
  'survey-cancelled': 'cancelled the survey “{subject}”: {brokenOff} responses were broken off',
  'survey-erased': 'erased {responses} responses of “{subject}”',
  'survey-simulated': 'filled the survey “{subject}” with made-up responses',
  'survey-answers-downloaded': 'downloaded the answers of “{subject}”',
  'survey-answers-read': 'read the answers of “{subject}” by a program',
  'survey-answers-taken-out': 'took out the answers of “{subject}” as {format}',
  'survey-answers-erased': 'erased one set of answers of “{subject}” on request ({what})',
  'contact-erased': 'erased a contact of “{subject}” on request',
  'survey-links-downloaded': 'downloaded personal links of “{subject}”',
  'survey-link-withdrawn': 'withdrew a personal link of “{subject}”',
  'survey-link-replaced': 'replaced a personal link of “{subject}” by one that is mailed',
  'survey-link-shown': 'replaced a personal link of “{subject}”, and was shown the new one',
  'survey-link-shown-anew':
    'replaced a personal link of “{subject}”, deleted what was answered by it, and was shown the new one',
  'definition-made': 'made the definition “{name}” for “{subject}”',
  'definition-changed': 'changed the definition “{name}” of “{subject}”',
  'report-plan-made': 'made the report plan “{plan}”',
  'report-plan-changed': 'changed the report plan “{plan}” (version {version})',
  'report-published': 'published the report “{report}” (edition {edition})',
  'report-withdrawn': 'withdrew the report “{report}”',
  'weights-downloaded': 'downloaded the weights “{name}” of “{subject}”',
  'rows-downloaded': 'downloaded the rows behind a table ({name}) of “{subject}”',
  'definition-deleted': 'deleted the definition “{name}” of “{subject}”',
  'codes-added': 'added {codes} codes to the frame for “{question}” of “{subject}”',
  'code-changed': 'changed the code “{code}” for “{question}” of “{subject}”',
  'code-retired': 'retired the code “{code}” for “{question}” of “{subject}”',
  'code-restored': 'took the code “{code}” for “{question}” of “{subject}” into use again',
  'code-merged': 'merged the code “{code}” for “{question}” of “{subject}” into “{into}”',
  'coders-compared': 'put the coders of “{question}” of “{subject}” side by side',
  'comment-settled': 'settled the codes of a comment on “{question}” of “{subject}” ({codes} codes)',
  'quote-marked':
    'marked a quote on “{question}” of “{subject}” as fit to publish ({flags} details were flagged)',
  'quote-taken-back': 'took back a quote on “{question}” of “{subject}”',
  'quotes-downloaded': 'downloaded {quotes} quotes on “{question}” of “{subject}”',
  'contacts-uploaded': 'uploaded a file with {rows} contacts for “{subject}”',
  'contacts-added': 'added {added} contacts to “{subject}”',
  'replacement-sent-off': 'sent {messages} new link to somebody who had lost theirs',
};

/** Details that say nothing to a reader. */
const SILENT = ['revision', 'stages'];

/** One page of the log. `when` puts a moment into words. */
export function auditLogPage(
  lab: LabRow,
  lines: { entries: readonly AuditEntry[]; next: number | null },
  isOlder: boolean,
  when: (at: number) => string,
): PageModel {
  const address = `/manage/labs/${lab.slug}/audit`;
  return {
    ...belowLabFrame({ lab }),
    title: 'What has been done',
    labTitle: lab.title,
    lines: lines.entries.map((entry) => ({
      number: entry.sequence,
      who: entry.actor ?? 'Canvass',
      what: inWords(entry),
      when: when(entry.at),
      at: new Date(entry.at).toISOString(),
    })),
    newest: isOlder ? address : null,
    older: lines.next === null ? null : `${address}?before=${lines.next}`,
  };
}

/** What was done, as the end of a sentence that begins with a name. An action without words speaks for itself. */
export function inWords({ action, subject, details }: AuditEntry): string {
  const told = Object.entries(details).filter(([name]) => !SILENT.includes(name));
  const parameters = Object.fromEntries(told.map(([name, value]) => [name, String(value)]));
  const template = Object.hasOwn(WORDS, action) ? WORDS[action] : undefined;
  const sentence =
    template === undefined
      ? `${action.replaceAll('-', ' ')}${subject === null ? '' : ` (${subject})`}`
      : fillIn(template, { subject: subject ?? 'somebody who has left', ...parameters });
  const rest = Object.entries(parameters).filter(([name]) => template?.includes(`{${name}}`) !== true);
  return rest.length === 0
    ? sentence
    : `${sentence} – ${rest.map(([name, value]) => (value === 'true' ? spaced(name) : `${spaced(name)}: ${value}`)).join(', ')}`;
}

function spaced(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
