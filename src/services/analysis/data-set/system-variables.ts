/** What is known of every response besides its answers: version, outcome, way in, language, device and time taken. */
import type { Texts } from '../../../shared/language.js';
import type { EndedRow } from '../../../storage/response-store.js';
import type { ReadyVersion } from '../../surveys/compiled.js';
import { paradataFacts } from '../../surveys/paradata.js';
import type { PlannedVariable } from './column-builder.js';
import type { Category, DataQuestion } from './data-set.js';

const OUTCOME_LABELS: Readonly<Record<string, Texts>> = {
  completed: { en: 'Completed', cy: 'Wedi’i gwblhau' },
  'screened-out': { en: 'Screened out', cy: 'Wedi’i sgrinio allan' },
  'quota-full': { en: 'Quota full', cy: 'Cwota’n llawn' },
  'broke-off': { en: 'Broke off', cy: 'Wedi rhoi’r gorau iddi' },
};
const WAY_LABELS: Readonly<Record<string, Texts>> = {
  open: { en: 'Open link', cy: 'Dolen agored' },
  personal: { en: 'Personal link', cy: 'Dolen bersonol' },
  panel: { en: 'Panel', cy: 'Panel' },
};
const DEVICE_LABELS: Readonly<Record<string, Texts>> = {
  phone: { en: 'Phone', cy: 'Ffôn' },
  tablet: { en: 'Tablet', cy: 'Llechen' },
  computer: { en: 'Computer', cy: 'Cyfrifiadur' },
  unknown: { en: 'Not known', cy: 'Anhysbys' },
};

/** The languages that some version is written in, by code, with their names. */
export function languagesOf(versions: readonly ReadyVersion[]): Readonly<Record<string, Texts>> {
  return Object.fromEntries(
    versions.flatMap(({ questionnaire }) =>
      questionnaire.languages.map(({ code, name }) => [code, { und: name }]),
    ),
  );
}

/** The variables, in the order of `SYSTEM_VARIABLES`. */
export function systemVariables(
  versions: readonly ReadyVersion[],
  languages: Readonly<Record<string, Texts>>,
): readonly PlannedVariable[] {
  const ofWords = (name: string, label: Texts, words: Readonly<Record<string, Texts>>): PlannedVariable => ({
    ...{ name, label, kind: 'categories' as const },
    categories: Object.entries(words).map(([word, told], place) => ({
      ...{ code: place + 1, name: word, label: told, missing: false },
    })),
  });
  return [
    {
      name: '.version',
      label: { en: 'Version of the questionnaire', cy: 'Fersiwn o’r holiadur' },
      kind: 'categories',
      categories: versions.map(({ number }) => plainCategory(number)),
    },
    ofWords('.outcome', { en: 'How it ended', cy: 'Sut y daeth i ben' }, OUTCOME_LABELS),
    ofWords('.way', { en: 'Way in', cy: 'Ffordd i mewn' }, WAY_LABELS),
    ofWords('.language', { en: 'Language answered in', cy: 'Iaith yr atebion' }, languages),
    ofWords('.device', { en: 'Device', cy: 'Dyfais' }, DEVICE_LABELS),
    {
      name: '.seconds',
      label: { en: 'Seconds taken', cy: 'Eiliadau a gymerwyd' },
      kind: 'numbers',
      categories: [],
    },
  ];
}

/** A category that is called by its number. */
export function plainCategory(code: number): Category {
  return { code, name: String(code), label: { und: String(code) }, missing: false };
}

/** What stands beside the answers, as questions of their own after them. */
export function systemQuestions(system: readonly PlannedVariable[], first: number): readonly DataQuestion[] {
  return system.map(({ name, label, kind }, index) => ({
    ...{ name, label, variables: [first + index], parts: [null], experiment: null },
    ...(kind === 'numbers'
      ? ({ table: 'summary', chart: 'histogram' } as const)
      : ({ table: 'frequencies', chart: 'bars' } as const)),
  }));
}

/** A response's values, aligned with `systemVariables`: words have their place from 1 for their code. */
export function systemValues(row: EndedRow, languages: Readonly<Record<string, Texts>>): readonly number[] {
  const { device, seconds } = paradataFacts(row.paradata);
  const placeIn = (words: Readonly<Record<string, Texts>>, word: string) =>
    Object.keys(words).indexOf(word) + 1;
  return [
    row.version,
    placeIn(OUTCOME_LABELS, row.state),
    placeIn(WAY_LABELS, row.way),
    placeIn(languages, row.language),
    placeIn(DEVICE_LABELS, device),
    seconds,
  ];
}
