/** A lab's stages as a timeline: what is over, what is now, what is to come. */
import type { LabStage } from '../../services/labs/lab-texts.js';
import type { Formats } from '../../shared/dates.js';
import { inLanguage, type Language, languageGiven } from '../../shared/language.js';
import type { Translate } from '../../shared/text.js';
import { type Block, markdown } from '../markdown.js';
import { daysInWords } from './iso-days.js';

/** What `partials/timeline` reads as one item of `timeline.stages`. */
export interface ShownStage {
  readonly title: string;
  /** The languages in which the lab wrote the title and the text. */
  readonly titleLang: string;
  readonly textLang: string;
  readonly days: string;
  readonly blocks: readonly Block[];
  readonly when: 'over' | 'now' | 'ahead';
  readonly word: string;
}

/** The words in which a timeline is shown. */
export interface TimelineWords {
  readonly language: Language;
  readonly t: Translate;
  readonly format: Formats;
}

/** The stages in order; `today` is an ISO day in the lab's zone. */
export function shownStages(
  stages: readonly LabStage[],
  today: string,
  { language, t, format }: TimelineWords,
): readonly ShownStage[] {
  return stages.map((stage, index) => {
    const when = whenIs(stage, stages[index + 1], today);
    return {
      title: inLanguage(stage.title, language),
      titleLang: languageGiven(stage.title, language),
      textLang: languageGiven(stage.description, language),
      days: daysInWords(stage.startsOn, stage.endsOn, format, t),
      blocks: markdown(inLanguage(stage.description, language), 3),
      when,
      word: t(`lab.stage.${when}`),
    };
  });
}

/** A stage without an end lasts until the next one starts. */
function whenIs(stage: LabStage, next: LabStage | undefined, today: string): ShownStage['when'] {
  if (today < stage.startsOn) return 'ahead';
  if (stage.endsOn !== null) return today > stage.endsOn ? 'over' : 'now';
  return next !== undefined && today >= next.startsOn ? 'over' : 'now';
}
