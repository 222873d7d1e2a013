/** A survey or ballot opened on the thread that protects: its answers, and the codes of its comments now and as they were published about. */
import { present } from '../../../shared/assert.js';
import type { Texts } from '../../../shared/language.js';
import { reportCodes } from '../../../storage/report-code-store.js';
import type { Database } from '../../../storage/tables.js';
import { CODES, CODES_OF_ALL, settledIn, withSettled } from '../comments/code-columns.js';
import type { CodedFrame } from '../comments/coded-frames.js';
import { keyedRows } from '../comments/keyed-rows.js';
import { openBlock } from '../data-set/block.js';
import type { DataSet } from '../data-set/data-set.js';
import type { Ground } from '../enquiries/enquiry.js';
import { ownerOf } from '../subject.js';
import { fingerprintOf } from './fingerprint.js';
import { freezeCodes, thawCodes } from './frozen-codes.js';
import { type OpenedCodes, openComments } from './opened-comments.js';
import type { EarlierGround, SourceOrder } from './protection-order.js';

export interface Opened extends OpenedCodes {
  readonly source: SourceOrder;
  /** Without codes. */
  readonly data: DataSet;
  readonly fingerprint: string;
}

/** The data set of a survey, with its definitions, and what it is called beside another wave. */
export interface NamedGround extends Ground {
  readonly slug: string;
  readonly title: Texts;
}

/** The source with the codes that are now and those that were, read over a connection that cannot write. */
export async function openSource(reader: Database, source: SourceOrder): Promise<Opened> {
  const rows = keyedRows(source.block);
  const kept = await keptCodes(reader, source);
  const opened = { source, data: rows.data, fingerprint: fingerprintOf(openBlock(source.block)) };
  if (source.subject.kind === 'ballot') {
    const none = { codes: [], frozen: new Map() };
    const { comments } = source;
    return { ...opened, ...(comments === null ? none : await openComments(reader, source, comments, kept)) };
  }
  const frozen = new Map(
    [...kept].map(([digest, text]) => [digest, thawCodes(text, rows.data.rows, rows.keyAt)]),
  );
  const codes: Opened['codes'][number][] = [];
  for (const frame of source.coded) {
    const settled = await settledIn(reader, rows, frame);
    if (settled !== null) codes.push({ ...freezeCodes(settled, rows.keyAt), settled });
  }
  return { ...opened, codes, frozen };
}

/** The stored texts of the codes that were published about, by digest, as far as they are still there. */
async function keptCodes(
  reader: Database,
  { subject, told, earlier }: SourceOrder,
): Promise<ReadonlyMap<string, string>> {
  const kept = new Map<string, string>();
  const grounds = earlier.flatMap((one) => one.grounds.filter(({ slug }) => slug === told.slug));
  for (const { digest } of grounds.flatMap(({ codes }) => codes)) {
    const text = kept.has(digest) ? undefined : await reportCodes(reader, ownerOf(subject), digest);
    if (text !== undefined) kept.set(digest, text);
  }
  return kept;
}

/** The source as a plan's views look at it now. */
export function groundNow({ source, data, codes }: Opened): NamedGround {
  const coded = codes.reduce((made, { settled }) => withSettled(made, settled), data);
  return { ...named(source), data: coded, definitions: source.definitions };
}

/** The source as it was published about: by the definitions and codes of then. Null where these codes are gone. */
export function groundThen(
  { source, data, frozen }: Opened,
  { definitions, codes }: EarlierGround,
): NamedGround | null {
  if (codes.some(({ digest }) => !frozen.has(digest))) return null;
  const coded = codes.reduce(
    (made, { digest }) => withSettled(made, present(frozen.get(digest), 'codes that are there')),
    data,
  );
  return { ...named(source), data: coded, definitions };
}

function named({ told }: SourceOrder): Pick<NamedGround, 'slug' | 'title'> {
  return { slug: told.slug, title: told.title };
}

/** Those frames whose codes something in `asked` names. */
export function framesNamed(frames: readonly CodedFrame[], asked: unknown): readonly CodedFrame[] {
  const written = JSON.stringify(asked);
  return frames.filter(
    ({ question }) =>
      written.includes(`${CODES}${question}`) || written.includes(`${CODES_OF_ALL}${question}`),
  );
}
