/** What is published of a report, as data that is stored once and never changes: `canvass: report/1`. */
import { z } from 'zod';
import { present } from '../../../shared/assert.js';
import { checkContent, type DefinitionContent } from '../definitions/definition.js';
import { localised, reportPlan, subject } from '../report-plan/plan.js';
import { CHARTS, SHARES, viewSchema } from '../view/view.js';
import { publishedChoice } from './published-choice.js';
import { preferences } from './published-preferences.js';
import { publishedTable } from './published-table.js';
import { publishedTopic, rule, ruleChoice } from './rule-choice.js';

const name = z.string().max(2000);
/** Words in languages, as surveys have them. */
const texts = z.record(z.string(), name);

/** Words of a table in another language, in the table's order. */
const tableWords = z.strictObject({
  ...{ banners: z.array(name), columns: z.array(name) },
  blocks: z.array(z.strictObject({ label: name, rows: z.array(name) })),
});

const question = z.strictObject({
  ...{ key: name, label: texts, table: name },
  /** Keys of its blocks. */
  blocks: z.array(name),
});

/** What every published view says of itself. */
const ofView = {
  subject,
  title: localised(300).nullable(),
  show: z.enum(['all', 'tables', 'charts']),
  view: viewSchema.extend({ chart: z.enum(CHARTS), share: z.enum(SHARES) }),
  /** Whom it leaves in, in the analyst's words; null where it leaves nobody out. */
  among: localised(2000).nullable(),
  /** What the weight is called; null where everybody counts alike. */
  weight: localised(200).nullable(),
};

const tablePart = z.strictObject({
  ...{ kind: z.literal('table'), ...ofView, questions: z.array(question) },
  /** In English. */
  table: publishedTable,
  /** Null where its survey is in English alone. */
  welsh: tableWords.nullable(),
  /** Whether all of it is withheld. */
  givenUp: z.boolean(),
  /** What it counts, where that is neither responses nor papers. */
  about: z.literal('comments').optional(),
});

const preferencesPart = z.strictObject({
  ...{ kind: z.literal('preferences'), ...ofView, question: name },
  report: preferences,
  /** Who answered, in each group: of the groups whose base is withheld nothing is told. */
  bases: publishedTable,
});

const choicePart = z.strictObject({
  ...{ kind: z.literal('choice'), ...ofView, question: name },
  report: publishedChoice,
  /** As of preferences. */
  bases: publishedTable,
});

/** Quotes by their ids: the words are read anew whenever they are shown, so that those taken back are gone from here too. */
const quotesPart = z.strictObject({
  kind: z.literal('quotes'),
  subject,
  ...{ question: name, label: texts, title: localised(300).nullable() },
  quotes: z.array(name),
});

const part = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), text: localised(200) }),
  z.strictObject({ kind: z.literal('text'), text: localised(20_000) }),
  tablePart,
  preferencesPart,
  choicePart,
  quotesPart,
]);

const definition = z.strictObject({
  name,
  content: z.custom<DefinitionContent>((value) => checkContent(value).success, 'a definition'),
});

const moment = z.int().min(0);

/** A survey or ballot that the numbers are about. */
const source = z.strictObject({
  ...subject.shape,
  title: localised(300),
  /** When people could answer. */
  ...{ from: moment.nullable(), to: moment.nullable() },
  /** Rows of its data set. */
  people: z.int().min(0),
  /** Whether whoever wanted to could take part, or was in a panel. */
  optIn: z.boolean(),
  /** When the answers were read whose numbers stand here again, because these are gone; left out where that was now. */
  readThen: moment.optional(),
  /** What it was about, by which the least minimum is set. */
  topic: publishedTopic.default('health'),
  /** Tells apart whose answers the numbers are about: SHA-256 of their keys. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  /** Filters, variables and weights as they were. */
  definitions: z.array(definition),
  /** Whose comments' codes the numbers know of, with the digest of these codes as they were. */
  codes: z.array(z.strictObject({ question: name, digest: z.string().regex(/^[0-9a-f]{64}$/) })).default([]),
});

const publication = z.strictObject({
  canvass: z.literal('report/1'),
  title: localised(200),
  choice: ruleChoice,
  rule,
  /** When the answers were read. */
  taken: moment,
  sources: z.array(source),
  parts: z.array(part),
  plan: reportPlan,
});

export type Publication = z.infer<typeof publication>;
export type PublishedPart = Publication['parts'][number];
export type PublishedTable = z.infer<typeof tablePart>;
export type PublishedPreferences = z.infer<typeof preferencesPart>;
export type PublishedQuotes = z.infer<typeof quotesPart>;
export type PublishedChoice = z.infer<typeof choicePart>;
/** A part that numbers were made for. */
export type PublishedView = PublishedTable | PublishedPreferences | PublishedChoice;
export type PublishedSource = z.infer<typeof source>;
export type TableWords = z.infer<typeof tableWords>;

/** Whether the part is one that numbers were made for. */
export function isPublishedView(one: PublishedPart): one is PublishedView {
  return 'view' in one;
}

/** The one text of a publication, as it is stored. */
export function writePublication(value: Publication): string {
  return JSON.stringify(publication.parse(value));
}

/** The publication of a stored edition, which was checked when it was stored. */
export function storedPublication(content: string): Publication {
  const read = publication.safeParse(JSON.parse(content));
  return present(read.success ? read.data : null, 'a stored publication is one');
}
