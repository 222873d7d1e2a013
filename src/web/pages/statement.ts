/** What the service promises about access and privacy, in the visitor's language. */
import type { Translate } from '../../shared/text.js';
import type { PageModel } from '../render.js';

/** One part of a statement: paragraphs, or a list of points. */
interface Part {
  readonly name: string;
  readonly kind: 'paragraphs' | 'points';
  readonly texts: readonly string[];
}

const STATEMENTS = {
  accessibility: [
    {
      name: 'can',
      kind: 'points',
      texts: ['zoom', 'keyboard', 'listen', 'scripts', 'contrast', 'print', 'welsh'],
    },
    { name: 'tested', kind: 'paragraphs', texts: ['aim', 'automatic', 'people'] },
    { name: 'limits', kind: 'paragraphs', texts: ['organisers', 'texts'] },
    { name: 'tell', kind: 'paragraphs', texts: ['how'] },
  ],
  privacy: [
    { name: 'stored', kind: 'points', texts: ['roll', 'voted', 'mail'] },
    { name: 'paper', kind: 'points', texts: ['choices', 'comments', 'nothing'] },
    { name: 'never', kind: 'points', texts: ['link', 'time', 'address', 'receipt'] },
    { name: 'published', kind: 'paragraphs', texts: ['papers', 'groups', 'comments', 'board'] },
    {
      name: 'survey',
      kind: 'points',
      texts: ['contact', 'answers', 'code', 'cut', 'withdraw', 'way', 'erased'],
    },
    { name: 'cookies', kind: 'paragraphs', texts: ['needed', 'tries'] },
    { name: 'limits', kind: 'paragraphs', texts: ['device', 'server'] },
    { name: 'yours', kind: 'paragraphs', texts: ['ask', 'survey'] },
  ],
} as const satisfies Readonly<Record<string, readonly Part[]>>;

export type StatementName = keyof typeof STATEMENTS;

/** The model of `pages/statement`. */
export function statementPage(name: StatementName, t: Translate): PageModel {
  const at = (key: string) => t(`site.statements.${name}.${key}`);
  const parts: readonly Part[] = STATEMENTS[name];
  return {
    title: at('title'),
    lead: at('lead'),
    parts: parts.map((part) => ({
      heading: at(`${part.name}.heading`),
      kind: part.kind,
      texts: part.texts.map((text) => at(`${part.name}.${text}`)),
    })),
  };
}
