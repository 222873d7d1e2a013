/** Questions that labs often ask beside the vote, to start from: role, country, why, and a topic to suggest. */
import type { Companion } from './companion-form.js';

export interface Starter {
  readonly name: string;
  /** What an organiser reads when choosing it. */
  readonly text: string;
  readonly hint: string;
  readonly question: Companion;
}

const question = (parts: Pick<Companion, 'type' | 'name' | 'label'> & Partial<Companion>): Companion => ({
  hint: null,
  required: false,
  choices: [],
  ...parts,
});

export const STARTERS: readonly Starter[] = [
  {
    name: 'role',
    text: 'Role',
    hint: 'One choice. Results can then be shown by role.',
    question: question({
      type: 'single-choice',
      name: 'role',
      label: { en: 'What is your main role?', cy: 'Beth yw eich prif rôl?' },
      choices: [
        { name: 'patient', label: { en: 'Patient leader or carer', cy: 'Arweinydd cleifion neu ofalwr' } },
        { name: 'clinical', label: { en: 'Clinical', cy: 'Clinigol' } },
        { name: 'improvement', label: { en: 'Improvement or management', cy: 'Gwella neu reoli' } },
        { name: 'research', label: { en: 'Research', cy: 'Ymchwil' } },
        { name: 'other', label: { en: 'Another role', cy: 'Rôl arall' } },
      ],
    }),
  },
  {
    name: 'country',
    text: 'Country',
    hint: 'One choice. Results can then be shown by country.',
    question: question({
      type: 'single-choice',
      name: 'country',
      label: {
        en: 'Where do you mainly work or live?',
        cy: 'Ble rydych chi’n gweithio neu’n byw yn bennaf?',
      },
      choices: [
        { name: 'england', label: { en: 'England', cy: 'Lloegr' } },
        { name: 'northern-ireland', label: { en: 'Northern Ireland', cy: 'Gogledd Iwerddon' } },
        { name: 'scotland', label: { en: 'Scotland', cy: 'Yr Alban' } },
        { name: 'wales', label: { en: 'Wales', cy: 'Cymru' } },
        { name: 'elsewhere', label: { en: 'Somewhere else', cy: 'Rhywle arall' } },
      ],
    }),
  },
  {
    name: 'why',
    text: 'Why',
    hint: 'A comment on the member’s first choice.',
    question: question({
      type: 'long-text',
      name: 'why',
      label: { en: 'Why did you vote as you did?', cy: 'Pam wnaethoch chi bleidleisio fel hyn?' },
      hint: {
        en: 'Please do not name anybody, yourself included.',
        cy: 'Peidiwch ag enwi neb, gan gynnwys chi eich hun.',
      },
    }),
  },
  {
    name: 'topic',
    text: 'A topic to suggest',
    hint: 'A few words, for the lab’s next year.',
    question: question({
      type: 'short-text',
      name: 'topic',
      label: { en: 'Is there another topic we should look at?', cy: 'Oes pwnc arall y dylem edrych arno?' },
    }),
  },
];

/** A question of this type with nothing in it. */
export function blankQuestion(type: string): Companion {
  return question({ type, name: '', label: { en: '' } });
}
