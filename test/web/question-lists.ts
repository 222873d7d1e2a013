/** The choice lists of a survey about peer support, in both languages. */
import type { Choice } from '../../src/domain/questionnaire/definition.js';

/** A choice in both languages. */
export const choice = (name: string, en: string, cy: string, more: Partial<Choice> = {}): Choice => ({
  name,
  label: { en, cy },
  ...more,
});

export const FACTORS = [
  choice('quality', 'Confidence in the quality of the service', 'Hyder yn ansawdd y gwasanaeth'),
  choice('health', 'Belief that it improves health', 'Cred ei fod yn gwella iechyd'),
  choice('similar', 'Meeting people with similar experiences', 'Cwrdd â phobl â phrofiadau tebyg'),
  choice('near', 'Being close to home', 'Bod yn agos at gartref'),
];

export const AGREEMENT = [
  choice('1', 'Strongly disagree', 'Anghytuno’n gryf'),
  choice('2', 'Disagree', 'Anghytuno'),
  choice('3', 'Neither agree nor disagree', 'Ddim yn cytuno nac yn anghytuno'),
  choice('4', 'Agree', 'Cytuno'),
  choice('5', 'Strongly agree', 'Cytuno’n gryf'),
];

export const STATEMENTS = [
  choice('trust', 'I would trust a peer supporter', 'Byddwn yn ymddiried mewn cefnogwr cymheiriaid'),
  choice('time', 'I have time for peer support', 'Mae gennyf amser ar gyfer cymorth cymheiriaid'),
  choice('know', 'I know where to find it', 'Rwy’n gwybod ble i ddod o hyd iddo'),
];

export const ATTRIBUTES = [
  choice('where', 'Where you meet', 'Ble rydych yn cwrdd'),
  choice('who', 'Who supports you', 'Pwy sy’n eich cefnogi'),
  choice('often', 'How often', 'Pa mor aml'),
];

export const LEVELS = [
  choice('home', 'At home, by video', 'Gartref, drwy fideo', { filters: { attribute: 'where' } }),
  choice('hall', 'In a hall near you', 'Mewn neuadd yn eich ardal', { filters: { attribute: 'where' } }),
  choice('peer', 'Somebody with your condition', 'Rhywun â’ch cyflwr chi', { filters: { attribute: 'who' } }),
  choice('nurse', 'A nurse', 'Nyrs', { filters: { attribute: 'who' } }),
  choice('weekly', 'Every week', 'Bob wythnos', { filters: { attribute: 'often' } }),
  choice('monthly', 'Every month', 'Bob mis', { filters: { attribute: 'often' } }),
];

export const COUNTRIES = ['England', 'Scotland', 'Wales', 'Northern Ireland'].map((name, index) =>
  choice(`c${index}`, name, ['Lloegr', 'Yr Alban', 'Cymru', 'Gogledd Iwerddon'][index] ?? ''),
);
