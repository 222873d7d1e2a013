/** Handing one mail to whatever carries it, and what became of it. */

/** A mail for one member, ready to go. */
export interface OutgoingMail {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  /** The same for every attempt at the same message. */
  readonly messageId: string;
  /** Epoch milliseconds. */
  readonly date: number;
  /** For `Content-Language`: `en`, `cy` or both. */
  readonly languages: readonly string[];
  /** A name of its own for a file, from letters and digits. */
  readonly fileName: string;
}

/**
 * What became of an attempt. `later`: the mail server refused it for now (4xx). `refused`: for good (5xx).
 * `unreachable`: no mail server took our call, so nothing was said to it. `uncertain`: the line broke after
 * the message had begun to go over it. `code` holds reply codes or a word, never an address.
 */
export type Delivery =
  | { readonly kind: 'sent' }
  | { readonly kind: 'later' | 'refused' | 'unreachable' | 'uncertain'; readonly code: string };

/** A carrier of mail. Never rejects: whatever happens is a delivery. */
export interface Carrier {
  deliver(mail: OutgoingMail): Promise<Delivery>;
  close(): void;
}

/** The fields of a mail as nodemailer takes them; it is told to read no file and fetch no address for us. */
export function nodemailerFields(mail: OutgoingMail, from: string) {
  return {
    from,
    to: { name: mail.to.name, address: mail.to.address },
    subject: mail.subject,
    text: mail.text,
    messageId: mail.messageId,
    date: new Date(mail.date),
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.languages.join(', ') },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
