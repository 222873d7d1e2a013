/** Single contacts and their personal links: found, shown, withdrawn, taken out for a mail merge. */
import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { type Problem, ProblemError, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { safeCell } from '../../shared/spreadsheet.js';
import { messagesTo, type RecipientMessage } from '../../storage/outbox-store.js';
import {
  type ContactWithLink,
  contactStandings,
  contactsAfter,
  findContact,
  holdContact,
  searchContacts,
} from '../../storage/survey-contact-store.js';
import { type LinkRow, moveLink } from '../../storage/survey-link-store.js';
import { type SurveyRow, surveyById } from '../../storage/survey-store.js';
import type { Database } from '../../storage/tables.js';
import type { ServiceContext } from '../context.js';
import { runOrRefuse } from '../refusing.js';
import { personalCode } from './codes.js';
import { isOver } from './contacts.js';
import { auditSurvey } from './set-up.js';

export const CONTACTS_A_PAGE = 50;

/** A contact as a page may show them: never with their code. */
export interface ListedContact
  extends Pick<ContactWithLink, 'id' | 'email' | 'name' | 'attributes' | 'issue' | 'state'> {
  /** Oldest first. */
  readonly messages: readonly RecipientMessage[];
}

/** One page of contacts. */
export interface ContactListing {
  readonly contacts: readonly ListedContact[];
  readonly found: number;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** How many of all contacts have a link in each state. */
  readonly standings: ReadonlyMap<LinkRow['state'], number>;
}

/** One page of the contacts whose name or address holds `search`; a page beyond the last is the last. */
export async function listContacts(
  { storage }: ServiceContext,
  survey: SurveyRow,
  search: string,
  asked: number,
): Promise<ContactListing> {
  const { reader } = storage;
  const standings = await contactStandings(reader, survey.id, '');
  const found = sum(search === '' ? standings : await contactStandings(reader, survey.id, search));
  const pages = Math.max(1, Math.ceil(found / CONTACTS_A_PAGE));
  const page = Math.min(Math.max(1, Math.floor(asked)), pages);
  const slice = { limit: CONTACTS_A_PAGE, offset: (page - 1) * CONTACTS_A_PAGE };
  const rows = await searchContacts(reader, survey.id, search, slice);
  const messages = await messagesTo(
    reader,
    rows.map(({ id }) => id),
  );
  return { contacts: rows.map((row) => listed(row, messages)), found, page, pages, standings };
}

/** The contact with every message to them, or `not-found`; another survey's contact is nobody here. */
export async function showContact(
  { storage }: ServiceContext,
  survey: SurveyRow,
  id: string,
): Promise<Result<ListedContact, Problem>> {
  const contact = await findContact(storage.reader, survey.id, id);
  if (contact === undefined) return refuse(problem('not-found'));
  return ok(listed(contact, await messagesTo(storage.reader, [id])));
}

function listed(
  { id, email, name, attributes, issue, state }: ContactWithLink,
  messages: readonly RecipientMessage[],
): ListedContact {
  const own = messages.filter(({ recipientId }) => recipientId === id);
  return { id, email, name, attributes, issue, state, messages: own };
}

function sum(standings: ReadonlyMap<LinkRow['state'], number>): number {
  return [...standings.values()].reduce((total, count) => total + count, 0);
}

/** Withdraws a contact's link, unless it was used; the answers under way by it stay until the survey closes. */
export async function withdrawContact(
  context: ServiceContext,
  survey: SurveyRow,
  actor: string,
  id: string,
): Promise<Result<void, Problem>> {
  const order = { survey, actor, id, action: 'survey-link-withdrawn' };
  const changed = await changeContact(context, order, (database, contact) =>
    moveLink(database, contact.code_hash, ['unused', 'started'], { state: 'withdrawn' }),
  );
  return changed.ok ? ok(undefined) : changed;
}

/** A change to one contact, and how the audit log calls it. */
interface ContactChange {
  readonly survey: SurveyRow;
  readonly actor: string;
  readonly id: string;
  readonly action: string;
}

/** Changes a contact whom nobody else changes or erases meanwhile; false refuses with `survey-link-used`. */
export async function changeContact(
  context: ServiceContext,
  { survey, actor, id, action }: ContactChange,
  change: (database: Database, contact: ContactWithLink) => Promise<boolean | 'as-before'>,
): Promise<Result<ContactWithLink, Problem>> {
  const at = context.clock.now();
  return runOrRefuse(context.storage.writer, async (database) => {
    const contact = await holdContact(database, survey.id, id);
    if (contact === undefined) throw new ProblemError(problem('not-found'));
    if (isOver(await surveyById(database, survey.id))) throw new ProblemError(problem('survey-frozen'));
    const changed = await change(database, contact);
    if (changed === false) throw new ProblemError(problem('survey-link-used'));
    if (changed === true) await auditSurvey(database, survey, { at, actor, action });
    return contact;
  });
}

/** Contacts read at a time. */
const SLICE = 1000;

/** A stream of CSV text with every contact who has not begun to answer and their link; that it was taken out is audited first. */
export async function contactLinksFile(
  context: ServiceContext,
  survey: SurveyRow,
  actor: string,
): Promise<Result<Readable, Problem>> {
  if (isOver(survey)) return refuse(problem('survey-frozen'));
  const at = context.clock.now();
  await context.storage.writer.run((database) =>
    auditSurvey(database, survey, { at, actor, action: 'survey-links-downloaded' }),
  );
  const rows = Readable.from(linkRows(context, survey));
  return ok(rows.compose(stringify({ bom: true, record_delimiter: 'windows' })));
}

async function* linkRows(context: ServiceContext, survey: SurveyRow): AsyncGenerator<readonly string[]> {
  yield ['name', 'email', 'link'];
  let after = '';
  for (;;) {
    const contacts = await contactsAfter(context.storage.reader, survey.id, after, SLICE);
    for (const contact of contacts) {
      // Whoever has begun is reminded by mail: their link leads to what they have answered so far.
      if (contact.state !== 'unused') continue;
      yield [contact.name, contact.email, personalLink(context, survey, contact)].map(safeCell);
    }
    const last = contacts.at(-1);
    if (last === undefined || contacts.length < SLICE) return;
    after = last.email;
  }
}

/** The contact's current personal link. */
export function personalLink(
  { config, secretKey }: ServiceContext,
  survey: Pick<SurveyRow, 'id' | 'slug'>,
  contact: Pick<ContactWithLink, 'id' | 'issue'>,
): string {
  const code = personalCode(secretKey, survey.id, contact.id, contact.issue);
  return `${config.baseUrl}/s/${survey.slug}/link/${code}`;
}
