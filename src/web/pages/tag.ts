/** The small word in a coloured box that `partials/tag` shows. */

/** A word and its tone. */
export interface Tag {
  readonly text: string;
  readonly tone: 'plain' | 'good' | 'needs-you' | 'warning';
}
