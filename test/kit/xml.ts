/** A small reader of XML for tests: elements, attributes and texts; every fault of form is thrown. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  /** The texts directly in it, together. */
  text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Signs that XML 1.0 cannot hold. */
const FORBIDDEN = /(?![\t\n\r\u007f-\u009f])\p{Cc}|\p{Cs}|[\ufffe\uffff]/u;

function unescaped(text: string): string {
  if (/<|&(?!(amp|lt|gt|quot|#39);)/.test(text)) throw new Error(`not escaped: ${text.slice(0, 80)}`);
  if (FORBIDDEN.test(text)) throw new Error(`holds what XML cannot: ${JSON.stringify(text.slice(0, 80))}`);
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '');
}

/** The document's outermost element. */
export function readXml(document: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const body = document.replace(/^<\?xml [^>]*\?>\s*/, '');
  for (const [whole, tag, text] of body.matchAll(/(<[^<>]*>)|([^<>]+)/g)) {
    const here = open.at(-1)!;
    if (text !== undefined) here.text += unescaped(text);
    else if (tag!.startsWith('</')) {
      if (tag !== `</${here.name}>`) throw new Error(`${whole} ends ${here.name}`);
      open.pop();
    } else {
      const [, name = '', attributes = '', empty = ''] =
        /^<([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>$/.exec(tag!) ?? [];
      if (name === '') throw new Error(`not a tag: ${whole.slice(0, 80)}`);
      const pairs = [...attributes.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
        key,
        unescaped(value),
      ]);
      const element = { name, attributes: Object.fromEntries(pairs), children: [], text: '' };
      here.children.push(element);
      if (empty === '') open.push(element);
    }
  }
  const [outermost] = root.children;
  if (open.length !== 1 || outermost === undefined || root.children.length !== 1)
    throw new Error('not one whole document');
  return outermost;
}

/** Every element below, in order, itself first. */
export function elementsOf(element: XmlElement): readonly XmlElement[] {
  return [element, ...element.children.flatMap(elementsOf)];
}
