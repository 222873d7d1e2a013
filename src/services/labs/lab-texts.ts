/** What a lab says of itself, as its pages use it: texts in two languages, stages with their dates. */
import type { Localised } from '../../shared/language.js';
import type { LabRow, LabStageRow } from '../../storage/lab-store.js';

export interface LabStage {
  readonly title: Localised;
  /** Markdown; may be empty. */
  readonly description: Localised;
  /** ISO dates `YYYY-MM-DD`. */
  readonly startsOn: string;
  readonly endsOn: string | null;
}

export interface LabTexts {
  readonly title: Localised;
  /** Markdown; may be empty. */
  readonly summary: Localised;
  /** In the order of the lab's story. */
  readonly stages: readonly LabStage[];
}

/** The texts of stored rows. */
export function labTexts(lab: LabRow, stages: readonly LabStageRow[]): LabTexts {
  return {
    title: labTitle(lab),
    summary: localised(lab.summary, lab.summary_cy),
    stages: stages.map((stage) => ({
      title: localised(stage.title, stage.title_cy),
      description: localised(stage.description, stage.description_cy),
      startsOn: stage.starts_on,
      endsOn: stage.ends_on,
    })),
  };
}

/** A lab's title in both languages. */
export function labTitle(lab: Pick<LabRow, 'title' | 'title_cy'>): Localised {
  return localised(lab.title, lab.title_cy);
}

/** The columns in which a lab's own texts are stored. */
export function labColumns({ title, summary }: LabTexts) {
  return {
    title: title.en,
    title_cy: welshColumn(title),
    summary: summary.en,
    summary_cy: welshColumn(summary),
  };
}

/** The columns in which a stage is stored. */
export function stageColumns({ title, description, startsOn, endsOn }: LabStage) {
  return {
    title: title.en,
    title_cy: welshColumn(title),
    description: description.en,
    description_cy: welshColumn(description),
    starts_on: startsOn,
    ends_on: endsOn,
  };
}

function localised(en: string, cy: string | null): Localised {
  return cy === null ? { en } : { en, cy };
}

function welshColumn({ cy }: Localised): string | null {
  return cy === undefined || cy === '' ? null : cy;
}
