/** The pages of a questionnaire's author beside each other, as links at the head of each. */
import type { Desk } from '../questionnaire-desk.js';

const SECTIONS = {
  questions: ['Questions', ''],
  settings: ['Title and pages', '/settings'],
  languages: ['Languages', '/languages'],
  'screen-outs': ['Screen-outs', '/screen-outs'],
  quotas: ['Quotas', '/quotas'],
  preview: ['Preview', '/preview'],
  files: ['Import and export', '/import'],
} as const;

export type QuestionnaireSection = keyof typeof SECTIONS;

/** The links, for `partials/section-links`. */
export function questionnaireSections({ address }: Pick<Desk, 'address'>, current: QuestionnaireSection) {
  return {
    label: 'Questionnaire',
    links: Object.entries(SECTIONS).map(([name, [text, end]]) => ({
      text,
      href: `${address}${end}`,
      current: name === current,
    })),
  };
}
