/** The frozen designs of a version's experiments, as the flow needs them. */

import { versionByLot } from '../../experiments/assignment.js';
import type { Question, Task } from '../definition.js';
import { expanded } from './hall.js';

/** The part of a design that says what is shown: profiles are indices of levels, one for each attribute. */
export interface FrozenDesign {
  readonly attributes: readonly { readonly name: string; readonly levels: readonly string[] }[];
  readonly versions: readonly (readonly (readonly (readonly number[])[])[])[];
}

/** By the experiment's key. */
export type FrozenDesigns = Readonly<Record<string, FrozenDesign>>;

/** For each version of the design, the questions of its tasks; one version with everything where there is no design. */
export function taskVersions(
  question: Question,
  design: FrozenDesign | null,
): readonly (readonly Question[])[] {
  if (design === null) return [expanded(question, null)];
  return design.versions.map((version) =>
    expanded(
      question,
      version.map((task) => namedTask(design, task)),
    ),
  );
}

function namedTask({ attributes }: FrozenDesign, task: readonly (readonly number[])[]): Task {
  return task.map((profile) =>
    Object.fromEntries(attributes.map(({ name, levels }, at) => [name, levels[profile[at] ?? 0] ?? ''])),
  );
}

/** Which version of an experiment's design this response gets; each is as likely as any other. */
export function versionFor(seed: string, experiment: string, versions: number): number {
  return versionByLot(`${seed} ${experiment}`, versions);
}
