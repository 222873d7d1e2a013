/** A published report for everybody: its parts in their order, how it was made, and its files. */
import type { Edition } from '../../services/analysis/publishing/editions.js';
import {
  isPublishedView,
  type Publication,
  type PublishedSource,
  type PublishedView,
} from '../../services/analysis/publishing/publication.js';
import { labTitle } from '../../services/labs/lab-texts.js';
import { inLanguage } from '../../shared/language.js';
import type { LabRow } from '../../storage/lab-store.js';
import type { PageModel } from '../render.js';
import { shownParts } from '../reports/parts.js';
import { type ReportWords, told } from '../reports/words.js';

/** The address of a report. */
export function reportAddress(lab: Pick<LabRow, 'slug'>, slug: string): string {
  return `/labs/${lab.slug}/reports/${slug}`;
}

/** The page of one edition; of a withdrawn one only that it was. */
export function reportPage(lab: LabRow, edition: Edition, words: ReportWords): PageModel {
  const { publication, row, report, quotes, editions } = edition;
  const { t, format, zone, language } = words;
  const address = reportAddress(lab, report.slug);
  const newest = editions[0]?.number === row.number;
  const query = newest ? '' : `?edition=${row.number}`;
  const day = (at: number) => format.day(at, zone);
  const frame = {
    ...{ area: 'public' as const, synthetic: lab.synthetic === 1 },
    breadcrumbs: [
      { text: t('site.name'), href: '/' },
      { text: inLanguage(labTitle(lab), language), href: `/labs/${lab.slug}` },
    ],
  };
  const title = told(publication.title, language);
  const own = { ...frame, title: title.text, titleLang: title.lang };
  if (row.withdrawn_at !== null)
    return { ...own, withdrawn: t('report.withdrawn.text', { day: day(row.withdrawn_at) }) };
  return {
    ...own,
    mainWidth: 'full',
    withdrawn: null,
    published: t('report.edition', { number: row.number, day: day(row.published_at) }),
    current: newest
      ? null
      : {
          href: address,
          text: t('report.earlier.other', {
            number: editions[0]?.number ?? 0,
            day: day(editions[0]?.published_at ?? 0),
          }),
        },
    parts: shownParts(publication, words, quotes),
    fileHref: (name: string) => `${address}/${name}${query}`,
    method: methodSentences(publication, words),
    fingerprints: publication.sources.map((source) => ({
      key: told(source.title, language),
      value: source.fingerprint,
    })),
    files: [
      { href: `${address}/report.json${query}`, text: t('report.downloads.json') },
      { href: `${address}/plan.json${query}`, text: t('report.downloads.plan') },
    ],
    editions: editions.map((one) => ({
      href: one.number === row.number ? null : `${address}?edition=${one.number}`,
      text: t(editionKey(one, row.number), { number: one.number, day: day(one.published_at) }),
    })),
  };
}

function editionKey(
  { number, withdrawn_at }: Edition['row'],
  shown: number,
): 'report.earlier.current' | 'report.earlier.other' | 'report.earlier.withdrawn' {
  if (number === shown) return 'report.earlier.current';
  return withdrawn_at === null ? 'report.earlier.other' : 'report.earlier.withdrawn';
}

/** How the numbers came about: fieldwork, weights, the rule of disclosure control, and what intervals do not know. */
export function methodSentences(
  { sources, parts, rule, taken }: Omit<Publication, 'taken'> & { readonly taken: number | null },
  words: ReportWords,
): readonly string[] {
  const { t, format, zone, language } = words;
  const views = parts.filter(isPublishedView);
  if (views.length === 0) return [];
  const kinds = new Set(views.map(({ subject }) => subject.kind));
  const weights = [
    ...new Set(views.flatMap(({ weight }) => (weight === null ? [] : [inLanguage(weight, language)]))),
  ];
  return [
    ...sources.map((source) => fieldwork(source, words)),
    ...(kinds.has('survey') ? surveySentences(rule, weights, words) : []),
    ...(views.some(({ view }) => view.wave !== null) ? [t('report.method.waves')] : []),
    ...ballotSentences(views, rule, t),
    t(sources.some(({ optIn }) => optIn) ? 'report.method.optIn' : 'report.method.chance'),
    ...(taken === null || sources.every(({ readThen }) => readThen !== undefined)
      ? []
      : [t('report.method.taken', { moment: format.moment(taken, zone) })]),
    ...sources.flatMap(({ readThen, title }) =>
      readThen === undefined
        ? []
        : [
            t('report.method.readThen', {
              ...{ title: inLanguage(title, language), moment: format.moment(readThen, zone) },
            }),
          ],
    ),
  ];
}

/** What holds of ballots' numbers: those of papers, and those of comments. */
function ballotSentences(
  views: readonly PublishedView[],
  rule: Publication['rule'],
  t: ReportWords['t'],
): readonly string[] {
  const ofBallots = views.filter(({ subject }) => subject.kind === 'ballot');
  const isAboutComments = (view: PublishedView) => view.kind === 'table' && view.about === 'comments';
  return [
    ...(ofBallots.every(isAboutComments) ? [] : [t('report.method.ballot')]),
    ...(ofBallots.some(isAboutComments) ? [t('report.method.comments', { minimum: rule.minimum })] : []),
  ];
}

/** What holds of surveys' numbers: how people are weighted, and the rule in one line. */
function surveySentences(
  rule: Publication['rule'],
  weights: readonly string[],
  { t }: ReportWords,
): readonly string[] {
  return [
    weights.length === 0
      ? t('report.method.noWeights')
      : t('report.method.weights', { weights: weights.map((weight) => `“${weight}”`).join(', ') }),
    t('report.method.rule', { minimum: rule.minimum }),
    ...(rule.minimumBase > rule.minimum ? [t('report.method.base', { base: rule.minimumBase })] : []),
    ...(rule.roundTo > 0 ? [t('report.method.rounded', { step: rule.roundTo })] : []),
  ];
}

function fieldwork(
  { kind, title, from, to, people }: PublishedSource,
  { t, format, zone, language }: ReportWords,
): string {
  const told = { title: inLanguage(title, language), people };
  return from === null || to === null
    ? t('report.method.fieldworkOpen', told)
    : t(kind === 'ballot' ? 'report.method.vote' : 'report.method.fieldwork', {
        ...told,
        from: format.day(from, zone),
        to: format.day(to, zone),
      });
}
