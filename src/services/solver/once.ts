/** A solver for those who may need one: loaded when it is first asked for, and once. */
import type { Solver } from '../../domain/statistics/disclosure/solver.js';
import { loadSolver } from './highs.js';

/** A function that gives the same solver each time. */
export function solverOnce(): () => Promise<Solver> {
  let loaded: Promise<Solver> | null = null;
  return () => {
    loaded ??= loadSolver();
    return loaded;
  };
}
