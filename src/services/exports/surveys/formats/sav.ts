/** SPSS: labels, measures, missing values and why answers are missing, in one file that R and Python read as well. */
import type { ExportFormat, ExportSource } from '../format.js';
import { cases } from '../sav/cases.js';
import { dictionary } from '../sav/dictionary.js';
import { savPlan } from '../sav/plan.js';

export const sav: ExportFormat = {
  name: 'sav',
  title: 'SPSS',
  hint: 'With labels, measures and missing values; R, Stata and PSPP read it too',
  mediaType: 'application/x-spss-sav',
  extension: 'sav',
  alone: true,
  options: ['language', 'responses'],
  passes: 2,
  write: (source, choice) => savBytes(source, choice.language),
};

async function* savBytes(source: ExportSource, language: string): AsyncGenerator<Uint8Array> {
  const plan = savPlan(source, await source.measured(), language);
  const { survey, count, moment } = source;
  const documents = [
    `Survey ${survey.slug}`,
    `${count} responses, as they were at ${new Date(moment).toISOString()}.`,
    'Each row is a response; the order of rows says nothing. Written by Canvass.',
  ];
  yield dictionary(plan, { title: survey.title, cases: count, moment, documents });
  yield* cases(plan, source.rows());
}
