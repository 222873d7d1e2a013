/** Functions of nodes: repeats, lists, and where the working out stands. */

import { isBelow, nearest } from '../scope.js';
import { seededOrder } from '../seeded-order.js';
import { asNumber, asText, type NodeSet, textOfNode } from '../values.js';
import type { Call } from './call.js';
import { define, type XPathFunction } from './function.js';

export const NODE_FUNCTIONS: readonly XPathFunction[] = [
  define('count', [1, 1], 'number', (call) => call.nodes(0).length),
  define(
    'count-non-empty',
    [1, 1],
    'number',
    (call) => call.nodes(0).filter((node) => textOfNode(node) !== '').length,
  ),
  define('position', [0, 1], 'number', position),
  define('last', [0, 0], 'number', (call) => call.frame.size),
  define('current', [0, 0], 'nodes', ({ context }) => (context.current === null ? [] : [context.current])),
  define('name', [0, 1], 'text', nameOf),
  define('local-name', [0, 1], 'text', nameOf),
  define('namespace-uri', [0, 1], 'text', () => ''),
  define('instance', [1, 1], 'nodes', (call) => list(call, 0)),
  define('pulldata', [4, 4], 'text', pullData),
  define('indexed-repeat', [3, 7], 'nodes', indexedRepeat, 2),
  define('randomize', [1, 2], 'nodes', randomize),
];

/** Without argument, where the condition stands; with one, which of its like-named siblings the node is. */
function position(call: Call): number {
  if (call.count === 0) return call.frame.position;
  const [node, another] = call.nodes(0);
  if (node === undefined) return Number.NaN;
  if (another !== undefined) return call.fail('position expected one node, found several', 0);
  return (node.parent?.children ?? [node]).filter(({ name }) => name === node.name).indexOf(node) + 1;
}

function nameOf(call: Call): string {
  return call.nodes(0)[0]?.name ?? '';
}

function list(call: Call, index: number): NodeSet {
  const id = call.text(index);
  const instance = call.context.instance(id);
  return instance === null ? call.fail(`there is no list "${id}"`, index) : [instance];
}

/** The value in one column of the first row of a list whose other column has the value sought. */
function pullData(call: Call): string {
  const [wanted, by, sought] = [call.text(1), call.text(2), call.text(3)];
  const rows = list(call, 0).flatMap(({ children }) => children.flatMap(({ children: items }) => items));
  const cell = (row: (typeof rows)[number] | undefined, name: string) =>
    row?.children.find((column) => column.name === name);
  const row = rows.find((each) => cell(each, by)?.text === sought);
  return cell(row, wanted)?.text ?? '';
}

/** The target's nodes inside the instance of each repeat that its number (from 1) picks. */
function indexedRepeat(call: Call): NodeSet {
  let within = null as NodeSet[number] | null;
  for (let index = 1; index < call.count; index += 2) {
    const around = within;
    const instances = everyNode(call, index).filter((node) => around === null || isBelow(node, around));
    within = nearest(instances, call.context.current)[call.number(index + 1) - 1] ?? null;
    if (within === null) return [];
  }
  return everyNode(call, 0).filter((node) => isBelow(node, within));
}

/** An argument's nodes, those of other repeat instances included when it is `${name}`. */
function everyNode(call: Call, index: number): NodeSet {
  const argument = call.tree.arguments[index];
  return argument?.kind === 'reference' ? call.context.named(argument.name) : call.nodes(index);
}

function randomize(call: Call): NodeSet {
  const nodes = call.nodes(0);
  if (call.count === 1) return seededOrder(nodes, call.context.random);
  const seed = call.value(1);
  return seededOrder(nodes, { number: asNumber(seed, call.context.zone), text: asText(seed) });
}
