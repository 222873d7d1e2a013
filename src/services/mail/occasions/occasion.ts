/** What differs between mail to a ballot's members and to a survey's contacts. */
import type { Language, Localised } from '../../../shared/language.js';
import type { Problem } from '../../../shared/problem.js';
import type { MailOccasion } from '../../../storage/mailing-store.js';
import type { ServiceContext } from '../../context.js';

/** Somebody who is to be written to now. */
export interface Addressee {
  readonly name: string;
  readonly address: string;
  /** Null where nothing tells which language they prefer. */
  readonly language: Language | null;
  /** The link that is theirs alone, made for this moment. */
  readonly link: string;
}

/** A ballot or survey as mail sees it. */
export interface Occasion extends MailOccasion {
  readonly labId: string;
  /** Epoch milliseconds; null when it closes by hand. */
  readonly closesAt: number | null;
  /** The locales' folder of its texts. */
  readonly texts: 'mail.ballot' | 'mail.survey';
  /** The name in braces that stands for its title. */
  readonly titleName: 'question' | 'survey';
  /** What the link in its mails is called. */
  readonly linkName: 'voting link' | 'personal link';
  /** The path of a link that is nobody's, for previews. */
  readonly exampleLink: string;
  title(): Localised;
  /** Why nobody is written to at `now` (epoch milliseconds), or null. */
  barrier(now: number): Problem | null;
  /**
   * The recipient, or null when their mail is not called for any more: they have used their link, it was withdrawn, or it
   * is no longer number `issue`, which the outbox wrote down.
   */
  addressee(context: ServiceContext, recipientId: string, issue: number | null): Promise<Addressee | null>;
}
