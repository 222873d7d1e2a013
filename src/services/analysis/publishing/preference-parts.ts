/** Questions about preferences as parts of a publication: their reports, told by who answered, in both languages. */

import type { Table } from '../../../domain/statistics/table.js';
import { present } from '../../../shared/assert.js';
import { inLanguage, LANGUAGES } from '../../../shared/language.js';
import type { DataQuestion, DataSet } from '../data-set/data-set.js';
import { groupingsOf } from '../enquiries/groups.js';
import type { ChoiceByBanner } from '../preferences/by-banner.js';
import type { PreferenceReport } from '../preferences/preference-report.js';
import { preferencesOf } from '../preferences/report-of.js';
import { wordsFor } from '../preferences/reporting.js';
import type { AskedView } from './asked-view.js';
import type { GroupWords } from './estimates-told.js';
import type { PublishedChoice, PublishedPreferences } from './publication.js';
import { type ChoiceWords, toldChoice } from './published-choice.js';
import { type PreferenceWords, publishedPreferences } from './published-preferences.js';

/** What may be told of the question, given the protected table of who answered it. */
export function estimatesTold(
  view: AskedView,
  question: DataQuestion,
  bases: Table,
): Pick<PublishedPreferences, 'kind' | 'report'> | Pick<PublishedChoice, 'kind' | 'report'> {
  const report = reportIn(view, question);
  return report.kind === 'choice'
    ? {
        kind: 'choice',
        report: toldChoice(
          report,
          bases,
          inLanguages((language) => choiceWords(view, question, report, language)),
        ),
      }
    : {
        kind: 'preferences',
        report: publishedPreferences(
          report,
          bases,
          inLanguages((language) => preferenceWords(view, question, report, language)),
        ),
      };
}

function reportIn({ view, ready }: AskedView, question: DataQuestion): PreferenceReport | ChoiceByBanner {
  const { data, mask, design } = ready;
  const asked = {
    ...{ data, question, mask, language: 'en', level: view.level, weights: design?.weights ?? null },
    label: inLanguage(question.label, 'en') || question.name,
    groupings: groupingsOf(data, view, mask, 'en'),
  };
  return present(
    preferencesOf(asked, { profiles: view.profiles, trade: view.trade }),
    'a question about preferences has their report',
  );
}

function inLanguages<Words>(of: (language: string) => Words): Readonly<Record<string, Words>> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, of(language)]));
}

function groupWords({ view, ready: { data, mask } }: AskedView, language: string): GroupWords {
  const groupings = groupingsOf(data, view, mask, language);
  return {
    banners: groupings.map(({ label }) => label),
    groups: ['', ...groupings.flatMap(({ groups }) => groups.map(({ label }) => label))],
  };
}

function preferenceWords(
  view: AskedView,
  question: DataQuestion,
  { items }: PreferenceReport,
  language: string,
): PreferenceWords {
  const { data } = view.ready;
  const experiment = data.experiments.find(({ key }) => key === question.experiment);
  const listed = experiment?.choices ?? rankedItems(data, question);
  const words = wordsFor(listed, language);
  return {
    ...groupWords(view, language),
    label: inLanguage(question.label, language) || question.name,
    items: items.map(({ key }) => words(key)),
  };
}

function rankedItems({ variables }: DataSet, { variables: places, parts }: DataQuestion) {
  return places.map((place, at) => ({ name: parts[at] ?? '', label: variables[place]?.label ?? {} }));
}

function choiceWords(
  view: AskedView,
  question: DataQuestion,
  { attributes }: ChoiceByBanner,
  language: string,
): ChoiceWords {
  const { experiments } = view.ready.data;
  const experiment = experiments.find(({ key }) => key === question.experiment);
  const ofAttribute = wordsFor(experiment?.attributes ?? [], language);
  return {
    ...groupWords(view, language),
    label: inLanguage(question.label, language) || question.name,
    attributes: attributes.map(({ key, levels }) => {
      const ofLevel = wordsFor(
        (experiment?.choices ?? []).filter(({ attribute }) => attribute === key),
        language,
      );
      return { label: ofAttribute(key), levels: levels.map((level) => ofLevel(level.key)) };
    }),
  };
}
