/** Turns an organiser's Markdown into a tree that templates draw: no HTML ever passes through. */
import MarkdownIt from 'markdown-it';

/** Text inside a block. `link` goes to http, https or mailto only. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'emphasis' | 'strong'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] };

/** A block; a `plain` one is the text of a tight list item, drawn without a paragraph of its own. */
export type Block =
  | { readonly kind: 'paragraph' | 'plain'; readonly children: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: number; readonly children: readonly Inline[] }
  | {
      readonly kind: 'bullets' | 'numbers';
      readonly start: number;
      readonly items: readonly (readonly Block[])[];
    }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] };

type Token = ReturnType<typeof parser.parse>[number];

/** A token with everything between its opening and its closing. */
interface Node {
  readonly token: Token;
  readonly children: readonly Node[];
}

const parser = new MarkdownIt('commonmark', { html: false }).disable([
  'html_block',
  'html_inline',
  'image',
  'code',
  'fence',
  'backticks',
  'hr',
]);

/**
 * The blocks of a CommonMark text without HTML, pictures and code. A first-level heading becomes one of
 * level `above + 1`, so that the page keeps its one h1; nothing goes deeper than level 6.
 */
export function markdown(text: string, above = 1): readonly Block[] {
  return nested(parser.parse(text, {})).flatMap((node) => block(node, above));
}

/** A flat list of tokens as the tree it stands for. */
function nested(tokens: readonly Token[]): readonly Node[] {
  const root: Node[] = [];
  const open: Node[][] = [root];
  for (const token of tokens) {
    if (token.nesting === -1) {
      open.pop();
      continue;
    }
    const children: Node[] = [];
    open.at(-1)?.push({ token, children });
    if (token.nesting === 1) open.push(children);
  }
  return root;
}

function block(node: Node, above: number): readonly Block[] {
  const blocks = () => node.children.flatMap((child) => block(child, above));
  const { token } = node;
  switch (token.type) {
    case 'paragraph_open':
      return [{ kind: token.hidden ? 'plain' : 'paragraph', children: inlineOf(node) }];
    case 'heading_open':
      return [
        { kind: 'heading', level: Math.min(6, Number(token.tag.slice(1)) + above), children: inlineOf(node) },
      ];
    case 'bullet_list_open':
    case 'ordered_list_open':
      return [
        {
          kind: token.type === 'bullet_list_open' ? 'bullets' : 'numbers',
          start: Number(token.attrGet('start') ?? 1),
          items: node.children.map((item) => item.children.flatMap((child) => block(child, above))),
        },
      ];
    case 'blockquote_open':
      return [{ kind: 'quote', blocks: blocks() }];
    default:
      return blocks();
  }
}

function inlineOf(node: Node): readonly Inline[] {
  return node.children.flatMap(({ token }) => nested(token.children ?? []).flatMap(inline));
}

function inline(node: Node): readonly Inline[] {
  const children = () => node.children.flatMap(inline);
  switch (node.token.type) {
    case 'em_open':
      return [{ kind: 'emphasis', children: children() }];
    case 'strong_open':
      return [{ kind: 'strong', children: children() }];
    case 'link_open': {
      const href = safeLink(String(node.token.attrGet('href') ?? ''));
      return href === null ? children() : [{ kind: 'link', href, children: children() }];
    }
    case 'hardbreak':
      return [{ kind: 'break' }];
    case 'softbreak':
      return [{ kind: 'text', text: ' ' }];
    default:
      return node.token.content === '' ? children() : [{ kind: 'text', text: node.token.content }];
  }
}

/** The address if it is whole and of a kind that a page may link to; null otherwise. */
export function safeLink(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null;
}
