/** The experiments of a questionnaire in a line each, wherever an organiser sets the survey up. */
import { partFaults } from '../../domain/questionnaire/defined-question.js';
import { findPart } from '../../domain/questionnaire/editing/index.js';
import type { Questionnaire } from '../../domain/questionnaire/questionnaire.js';
import { experimentsOf } from '../../services/surveys/designs.js';
import { firstText, partAddress } from '../questionnaire-desk.js';
import { designLine } from './design-words.js';

/** One experiment: its words, what it asks and needs, and the page of its design. */
export interface ExperimentNote {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly href: string;
}

/** A note for every experiment, in the order asked; `address` is that of the questionnaire's pages. */
export function experimentNotes(questionnaire: Questionnaire, address: string): readonly ExperimentNote[] {
  return experimentsOf(questionnaire).flatMap(({ name, needs }) => {
    const placed = findPart(questionnaire, name);
    if (placed?.part.kind !== 'question') return [];
    const isWhole = partFaults(placed.part, questionnaire.lists).length === 0;
    const design = `${partAddress({ address }, placed.key)}/design`;
    return [
      {
        name,
        title: firstText(questionnaire, placed.part.label) || name,
        text: isWhole
          ? designLine(needs)
          : 'Something of it is to be put right before a design can be drawn.',
        href: isWhole ? design : partAddress({ address }, placed.key),
      },
    ];
  });
}
