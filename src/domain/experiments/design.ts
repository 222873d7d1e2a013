/** The one shape of a design, best–worst or choice, as it is frozen with a questionnaire's version and exported. */
import { sha256 } from '../../shared/digest.js';

/** What varies between the things shown, with its levels; a best–worst design has one attribute, the item. */
export interface DesignAttribute {
  readonly name: string;
  readonly levels: readonly string[];
}

/** One thing shown: for each attribute of the design, the index of its level. An item is a profile of one number. */
export type Profile = readonly number[];

/** One question: the profiles that are compared, in the order in which they stand on the page. */
export type Task = readonly Profile[];

/** What one respondent is asked: tasks in order. */
export type Version = readonly Task[];

/** A finished design: plain data, so that it can be stored as JSON, fingerprinted and read back. */
export interface Design {
  readonly kind: 'best-worst' | 'choice';
  /** What the design was drawn from; the same request and seed give the same design. */
  readonly seed: string;
  readonly attributes: readonly DesignAttribute[];
  /** Whether each task also offers to choose none of its profiles. */
  readonly noneOption: boolean;
  readonly versions: readonly Version[];
}

/** SHA-256 of the design's canonical JSON: its five parts in the order of their type, without blanks. */
export function fingerprintOfDesign(design: Design): string {
  const { kind, seed, noneOption, versions } = design;
  const attributes = design.attributes.map(({ name, levels }) => ({ name, levels }));
  return sha256(JSON.stringify({ kind, seed, attributes, noneOption, versions }));
}

/** Whole numbers from 0, `count` of them. */
export function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
