/** The hall of derivations, and the data set that has every derived variable beside what was asked. */
import { ok, type Result } from '../../../shared/result.js';
import type { DataSet } from '../data-set/data-set.js';
import type {
  Definition,
  Derivation,
  DerivationName,
  VariableDefinition,
} from '../definitions/definition.js';
import { band } from './band.js';
import { combine } from './combine.js';
import {
  type DerivationFault,
  type DerivationRule,
  type Derived,
  type Deriving,
  faultAt,
} from './derivation.js';
import { net } from './net.js';
import { recode } from './recode.js';
import { worked } from './worked.js';

const RULES: { readonly [By in DerivationName]: DerivationRule<By> } = {
  recode,
  band,
  combine,
  net,
  expression: worked,
};

/** The rule of a derivation; its type is known by `by` alone. */
function ruleOf(how: Derivation): DerivationRule<DerivationName> {
  return RULES[how.by] as unknown as DerivationRule<DerivationName>;
}

/** A definition that gives nothing, and why. */
export interface Failed extends DerivationFault {
  readonly name: string;
}

/** A data set with its derived variables after its own; definitions that fail are left out and told. */
export interface Extended {
  readonly data: DataSet;
  readonly failed: readonly Failed[];
}

/** One definition derived. */
export function derive(deriving: Deriving<Derivation>): Result<Derived, DerivationFault> {
  const { data, name } = deriving;
  if (
    data.variables.some((variable) => variable.name === name) ||
    data.questions.some((q) => q.name === name)
  )
    return faultAt('name', `There is a question or variable called ${name} already`);
  return ruleOf(deriving.how).derive(deriving as never);
}

/**
 * The data set with those definitions that are derived from nothing but what is there or from each other, each after
 * what it needs. One that needs itself fails.
 */
export function extended(data: DataSet, definitions: readonly Definition<VariableDefinition>[]): Extended {
  const failed: Failed[] = [];
  let made = data;
  let waiting = definitions;
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ name }) => name));
    const here = made;
    const isReady = ({ content }: Definition<VariableDefinition>) =>
      ruleOf(content.how)
        .needs(content.how as never)
        .every((need) => has(here, need) || !isBelow(need, names));
    const ready = waiting.filter(isReady);
    if (ready.length === 0) return { data: made, failed: [...failed, ...inRings(waiting)] };
    for (const { name, content } of ready) {
      const derived = derive({ data: made, name, label: content.label, how: content.how });
      if (derived.ok) made = withDerived(made, derived.value);
      else failed.push({ name, ...derived.problem });
    }
    waiting = waiting.filter((definition) => !ready.includes(definition));
  }
  return { data: made, failed };
}

function has({ variables, questions }: DataSet, name: string): boolean {
  return [...variables, ...questions].some((known) => known.name === name);
}

/** Whether a name is a definition's own, or one of its variables'. */
function isBelow(need: string, names: ReadonlySet<string>): boolean {
  return [...names].some((name) => need === name || need.startsWith(`${name}_`));
}

function inRings(definitions: readonly Definition[]): readonly Failed[] {
  const names = definitions.map(({ name }) => name).join(', ');
  return definitions.map(({ name }) => ({
    ...{ name, field: 'of' },
    sentence: `These are derived from each other, in a ring: ${names}`,
  }));
}

/** The data set with one derived question more. */
export function withDerived(data: DataSet, { question, variables, columns }: Derived): DataSet {
  const first = data.variables.length;
  return {
    ...data,
    variables: [...data.variables, ...variables],
    columns: [...data.columns, ...columns],
    questions: [...data.questions, { ...question, variables: question.variables.map((at) => first + at) }],
  };
}

/** The derived question alone, as a result for whoever only tries a definition. */
export function tried(
  data: DataSet,
  definition: Definition<VariableDefinition>,
  others: readonly Definition<VariableDefinition>[],
): Result<DataSet, DerivationFault> {
  const known = extended(
    data,
    others.filter(({ name }) => name !== definition.name),
  );
  const { label, how } = definition.content;
  const derived = derive({ data: known.data, name: definition.name, label, how });
  return derived.ok ? ok(withDerived(known.data, derived.value)) : derived;
}
