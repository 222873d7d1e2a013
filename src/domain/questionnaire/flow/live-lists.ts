/** Choice lists as nodes, for choice filters and `instance('towns')/root/item`. */
import { inLanguage } from '../../../shared/language.js';
import type { AnswerNode } from '../expressions/index.js';
import type { ListedChoice, Questionnaire } from '../questionnaire.js';
import { plainNode } from './live-node.js';

/** The list's node above its `root`; each choice is an `item` with its name, label and further columns below it. */
export interface ListNodes {
  readonly top: AnswerNode;
  itemOf(choice: ListedChoice): AnswerNode | null;
}

/** More languages or lists than any questionnaire has; whatever a caller asks for, memory stays bounded. */
const MOST_REMEMBERED = 1000;

interface MutableNode extends AnswerNode {
  readonly children: AnswerNode[];
}

/** For each language, the nodes of a list by its name, made when first asked for; null when there is no such list. */
export function listNodes({
  lists,
}: Questionnaire): (language: string) => (name: string) => ListNodes | null {
  return remembered((language) =>
    remembered((name) => (Object.hasOwn(lists, name) ? nodesOfList(lists[name] ?? [], language) : null)),
  );
}

function remembered<Value>(make: (key: string) => Value): (key: string) => Value {
  const made = new Map<string, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined || made.has(key)) return known as Value;
    const value = make(key);
    if (made.size < MOST_REMEMBERED) made.set(key, value);
    return value;
  };
}

function nodesOfList(choices: readonly ListedChoice[], language: string): ListNodes {
  const top = emptyNode('', null);
  const root = emptyNode('root', top);
  top.children.push(root);
  const items = new Map<ListedChoice, AnswerNode>();
  for (const choice of choices) {
    const item = emptyNode('item', root);
    const label = inLanguage(choice.label, language);
    const columns = { ...choice.filters, name: choice.name, label };
    for (const [name, text] of Object.entries(columns)) item.children.push(plainNode(name, text, item));
    root.children.push(item);
    items.set(choice, item);
  }
  return { top, itemOf: (choice) => items.get(choice) ?? null };
}

function emptyNode(name: string, parent: AnswerNode | null): MutableNode {
  return { name, text: '', parent, children: [] };
}
