/** The form in which a lab tells its story: read into texts, and filled in again. */
import type { LabStage, LabTexts } from '../../services/labs/lab-texts.js';
import type { Localised } from '../../shared/language.js';
import { bothValues, FormReader } from '../form-reader.js';
import type { NamedTexts } from './edit-conflict.js';
import { isoDayBoxes, readIsoDay } from './iso-days.js';

/** More stages than any lab has told so far. */
const MOST_STAGES = 30;

/** What the form held: the texts to store, or what to show again. `rows` counts the stages on the page. */
export interface ReadLabForm {
  readonly texts: LabTexts;
  /** The revision that the form was opened with; 0 where there is none. */
  readonly revision: number;
  readonly errors: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
  readonly rows: number;
  /** True when a button asked for another stage, and nothing is to be stored. */
  readonly wantsMore: boolean;
}

/** Reads the form. Stages without a title, a text and dates are left out; the others are put in order of their start. */
export function readLabForm(body: unknown): ReadLabForm {
  const reader = new FormReader(body);
  const title = reader.bothLines('title', { label: 'the title', longest: 200, required: true });
  const summary = reader.bothTexts('summary', { label: 'the summary', longest: 10_000 });
  const rows = Math.min(MOST_STAGES, Number(reader.all('rows')[0] ?? 0) || 0);
  const stages = Array.from({ length: rows }, (_, row) => readStage(reader, row)).filter(
    (stage): stage is LabStage => stage !== null,
  );
  stages.sort((a, b) => (a.startsOn < b.startsOn ? -1 : Number(a.startsOn > b.startsOn)));
  const wantsMore = reader.all('step')[0] === 'add-stage';
  return {
    texts: { title, summary, stages },
    revision: Number(reader.all('revision')[0] ?? 0) || 0,
    errors: reader.errors,
    values: reader.typed,
    rows: Math.min(MOST_STAGES, wantsMore ? rows + 1 : rows),
    wantsMore,
  };
}

function readStage(reader: FormReader, row: number): LabStage | null {
  const name = (field: string) => `stage-${row}-${field}`;
  const fields = ['title', 'title-cy', 'description', 'description-cy'];
  const dates = ['starts', 'ends'].flatMap((date) =>
    ['day', 'month', 'year'].map((part) => `${date}-${part}`),
  );
  const isEmpty = [...fields, ...dates].every((field) => (reader.all(name(field))[0] ?? '').trim() === '');
  if (isEmpty) return null;
  const number = `stage ${row + 1}`;
  const title = reader.bothLines(name('title'), {
    label: `the title of ${number}`,
    longest: 200,
    required: true,
  });
  const description = reader.bothTexts(name('description'), {
    label: `the text of ${number}`,
    longest: 5000,
  });
  const startsOn = readDay(reader, name('starts'), `${number} starts`);
  const endsOn = readDay(reader, name('ends'), `${number} ends`);
  if (startsOn === null) reader.refuse(name('starts'), `Type the day on which ${number} starts`);
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) {
    reader.refuse(name('ends'), `Let ${number} end on or after the day on which it starts`);
  }
  return { title, description, startsOn: startsOn ?? '', endsOn };
}

function readDay(reader: FormReader, name: string, what: string): string | null {
  const box = (part: string) => reader.all(`${name}-${part}`)[0] ?? '';
  const day = readIsoDay(box('day'), box('month'), box('year'));
  if (day !== 'not-a-day') return day;
  reader.refuse(name, `Type the day on which ${what} as it is in the calendar, for instance 27 3 2027`);
  return null;
}

/** The lab's texts by the names that people have for them, for comparing two versions. */
export function namedLabTexts({ title, summary, stages }: LabTexts): NamedTexts {
  const named = { ...bothNamed('Title', title), ...bothNamed('Summary', summary) };
  stages.forEach((stage, row) => {
    Object.assign(
      named,
      bothNamed(`Stage ${row + 1}: title`, stage.title),
      { [`Stage ${row + 1}: starts`]: stage.startsOn, [`Stage ${row + 1}: ends`]: stage.endsOn ?? '' },
      bothNamed(`Stage ${row + 1}: what happens`, stage.description),
    );
  });
  return named;
}

function bothNamed(name: string, text: Localised): NamedTexts {
  return { [name]: text.en, [`${name} in Welsh`]: text.cy ?? '' };
}

/** The form's values for texts that are stored; a lab without stages is offered one empty stage. */
export function labFormValues(texts: LabTexts): { values: Record<string, string>; rows: number } {
  const values = { ...bothValues('title', texts.title), ...bothValues('summary', texts.summary) };
  texts.stages.forEach((stage, row) => {
    Object.assign(
      values,
      bothValues(`stage-${row}-title`, stage.title),
      bothValues(`stage-${row}-description`, stage.description),
      dayValues(`stage-${row}-starts`, stage.startsOn),
      dayValues(`stage-${row}-ends`, stage.endsOn),
    );
  });
  return { values, rows: Math.max(1, texts.stages.length) };
}

function dayValues(name: string, iso: string | null): Record<string, string> {
  const boxes = isoDayBoxes(iso);
  return { [`${name}-day`]: boxes.day, [`${name}-month`]: boxes.month, [`${name}-year`]: boxes.year };
}
