/** The common type of all formats of answers: one file each in `formats/`, listed once in its index. */
import type { RowCells } from '../../../domain/questionnaire/flow/index.js';
import type { EndedRow } from '../../../storage/response-store.js';
import type { ReadyVersion } from '../../surveys/compiled.js';
import type { SurveyRows } from '../../surveys/rows.js';
import type { ExportChoice } from './choice.js';
import type { Measured } from './measure.js';

/** What every file about a survey may say of it; nothing here leads to a person. */
export interface SurveyFacts {
  readonly slug: string;
  readonly title: string;
  readonly lab: string;
  /** What respondents were asked to agree to is theirs to read; this is when the survey was open, epoch milliseconds. */
  readonly opened: number | null;
  readonly closed: number | null;
}

/** Everything that a format may write, as it is at one moment. */
export interface ExportSource {
  readonly survey: SurveyFacts;
  /** The moment of the snapshot, epoch milliseconds. */
  readonly moment: number;
  /** Oldest first. */
  readonly versions: readonly ReadyVersion[];
  readonly questions: SurveyRows['questions'];
  readonly variables: SurveyRows['variables'];
  readonly facts: number;
  readonly besideFrom: number;
  readonly inVersions: SurveyRows['inVersions'];
  readonly count: number;
  /** Every row once, in slices; the row is one object that is filled anew. May be asked for more than once. */
  rows(): AsyncGenerator<Iterable<RowCells>>;
  /** The stored responses, in the same order. */
  responses(): AsyncGenerator<readonly EndedRow[]>;
  /** What has to be known of all rows before the first is written: read once, however often it is asked for. */
  measured(): Promise<Measured>;
}

/** An option that makes a difference to a format. */
export type OptionName = Exclude<keyof ExportChoice, 'format'>;

export interface ExportFormat {
  /** The word that asks for it; part of file names where several files have one extension. */
  readonly name: string;
  /** As it is offered to somebody, with what it is good for. */
  readonly title: string;
  readonly hint: string;
  readonly mediaType: string;
  readonly extension: string;
  /** Whether it can be asked for alone; the others are parts of a package. */
  readonly alone: boolean;
  readonly options: readonly OptionName[];
  /** The most columns that it has room for; left out where there is no limit. */
  readonly mostColumns?: number;
  /** How often it reads all rows. */
  readonly passes: number;
  /** The file's bytes, made as they are asked for, in constant memory. */
  write(source: ExportSource, choice: ExportChoice): AsyncIterable<Uint8Array>;
}
