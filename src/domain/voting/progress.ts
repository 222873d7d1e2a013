/** How far the work of a count is, told step by step to whoever waits for it. */

/** What a count does, in its order; a stage that has nothing to do is passed over. */
export const COUNT_STAGES = ['papers', 'rounds', 'margin', 'others', 'depth', 'groups'] as const;

/**
 * `papers`: stored papers read and held against the board. `rounds`: rounds of the count (how many there will be is not
 * known). `margin`: altered papers counted. `others`: other methods. `depth`: counts of cut papers. `groups`: tables by group.
 */
export type CountStage = (typeof COUNT_STAGES)[number];

/** So much of a stage is done; `total` is null where nobody can know it yet. */
export interface CountProgress {
  readonly stage: CountStage;
  readonly done: number;
  readonly total: number | null;
}

/** Is told how far the work is, at every step of it: it must be quick, and must not throw. */
export type TellProgress = (progress: CountProgress) => void;

/** Tells nobody. */
export const SILENTLY: TellProgress = () => undefined;
