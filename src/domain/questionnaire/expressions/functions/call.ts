/** One call of a function while it is worked out: its arguments, each worked out when it is asked for. */
import type { EvaluationContext } from '../context.js';
import type { CallTree, ExpressionTree } from '../expression.js';
import { fail } from '../fault.js';
import type { Frame } from '../frame.js';
import { asBoolean, asNumber, asText, isNodes, type NodeSet, type XPathValue } from '../values.js';

export class Call {
  constructor(
    readonly tree: CallTree,
    readonly frame: Frame,
    private readonly workOut: (tree: ExpressionTree, frame: Frame) => XPathValue,
  ) {}

  get context(): EvaluationContext {
    return this.frame.context;
  }

  /** How many arguments were given. */
  get count(): number {
    return this.tree.arguments.length;
  }

  /** The argument's value; `.` where the argument was left out. */
  value(index: number): XPathValue {
    const argument = this.tree.arguments[index];
    if (argument !== undefined) return this.workOut(argument, this.frame);
    return this.frame.here === null ? [] : [this.frame.here];
  }

  text(index: number): string {
    return asText(this.value(index));
  }

  number(index: number): number {
    return asNumber(this.value(index), this.context.zone);
  }

  boolean(index: number): boolean {
    return asBoolean(this.value(index));
  }

  /** The argument's nodes; gives up when it is something else. */
  nodes(index: number): NodeSet {
    const value = this.value(index);
    if (isNodes(value)) return value;
    return this.fail(`${this.tree.name} expected a question or a list as argument ${index + 1}`, index);
  }

  /** The values from the argument on, each node one value. */
  rest(from: number): readonly XPathValue[] {
    const values: XPathValue[] = [];
    for (let index = from; index < this.count; index += 1) values.push(...this.each(index));
    return values;
  }

  /** The argument's value, or each of its nodes as one value. */
  each(index: number): readonly XPathValue[] {
    const value = this.value(index);
    return isNodes(value) ? value.map((node) => [node]) : [value];
  }

  /** Gives up at the argument, or at the call. */
  fail(sentence: string, index?: number): never {
    const at = index === undefined ? undefined : this.tree.arguments[index];
    return fail(at?.column ?? this.tree.column, sentence);
  }
}
