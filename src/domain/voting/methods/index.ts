/** The hall of counting methods: adding one is a file beside this one and a line here. */
import type { CountingMethod } from '../method.js';
import { approval } from './approval.js';
import { instantRunoff } from './instant-runoff.js';
import { plurality } from './plurality.js';
import { scottishStv } from './scottish-stv.js';

/** Every method, in the order in which a person choosing one should meet them. */
export const METHODS: readonly CountingMethod[] = [plurality, approval, instantRunoff, scottishStv];

/** The method of that name, or null. */
export function methodNamed(name: string): CountingMethod | null {
  return METHODS.find((method) => method.name === name) ?? null;
}
