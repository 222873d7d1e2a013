/** Judges a parsed expression before anybody answers: whether its functions exist and take so many arguments. */
import type { Expression, ExpressionFault } from './expression.js';
import { arityFault } from './functions/function.js';
import { functionNamed } from './functions/index.js';

/** A fault that is certain before anything is answered. */
export interface CheckFault extends ExpressionFault {
  /** `not-offered`: XForms knows the function, surveys refuse it. */
  readonly kind: 'unknown-function' | 'arguments' | 'not-offered';
}

/** Every such fault, in the order of their columns; none when the expression can be worked out. */
export function checkExpression(expression: Expression): readonly CheckFault[] {
  return expression.functions.flatMap(({ name, arity, column }): readonly CheckFault[] => {
    const known = functionNamed(name);
    if (known === null)
      return [{ kind: 'unknown-function', column, sentence: `there is no function ${name}` }];
    if (!known.offered)
      return [{ kind: 'not-offered', column, sentence: `${name} is not offered in surveys` }];
    const sentence = arityFault(known, arity);
    return sentence === null ? [] : [{ kind: 'arguments', column, sentence }];
  });
}
