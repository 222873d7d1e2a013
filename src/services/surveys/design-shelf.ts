/** Designs that are drawn where nobody is served, and kept: the same needs always give the same design. */
import type { Design } from '../../domain/experiments/design.js';
import type { DesignFault } from '../../domain/experiments/fault.js';
import { type DesignReport, quickDesign } from '../../domain/questionnaire/experiment-design.js';
import type { DesignNeeds } from '../../domain/questionnaire/question-type.js';
import type { Questionnaire } from '../../domain/questionnaire/questionnaire.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { within } from '../../shared/within.js';
import type { HeavyTasks } from '../heavy-work/heavy-work.js';
import { type Designs, experimentsOf } from './designs.js';

/** Designs that are kept; beyond them the one that was not asked for longest is dropped. */
const MOST_KEPT = 40;

/** A design with what it achieves, or every fault of what was asked. */
export type Drawn = Result<DesignReport, readonly DesignFault[]>;

/** Designs to try a questionnaire out with: those that are drawn, and quick ones in place of the others. */
export interface TrialDesigns {
  readonly designs: Designs;
  /** The experiments whose tasks are those of a quick design. */
  readonly quick: readonly string[];
}

export interface DesignShelf {
  /** What came of drawing; null where that takes longer than `patience` milliseconds, and goes on. */
  reportOf(needs: DesignNeeds, patience: number): Promise<Drawn | null>;
  /** Every design of the questionnaire, however long it takes, or a sentence for each that cannot be had. */
  designsOf(questionnaire: Questionnaire): Promise<Result<Designs, readonly string[]>>;
  /** Designs that there are within `patience` milliseconds; an experiment without any design is left out. */
  trialDesigns(questionnaire: Questionnaire, patience: number): Promise<TrialDesigns>;
}

/** An empty shelf. */
export function designShelf(work: Pick<HeavyTasks, 'drawDesign'>): DesignShelf {
  const kept = new Map<string, Promise<Drawn>>();

  const draw = (needs: DesignNeeds): Promise<Drawn> => {
    const key = JSON.stringify(needs);
    const drawing = kept.get(key) ?? work.drawDesign(needs);
    // Last in the map is asked for last.
    kept.delete(key);
    kept.set(key, drawing);
    drawing.catch(() => kept.delete(key));
    for (const oldest of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(oldest);
    return drawing;
  };

  return {
    reportOf: async (needs, patience) => {
      const drawn = await within(draw(needs), patience);
      return drawn === 'too long' ? null : drawn;
    },
    designsOf: async (questionnaire) => {
      const designs: [string, Design][] = [];
      const faults: string[] = [];
      for (const { name, needs } of experimentsOf(questionnaire)) {
        const drawn = await draw(needs);
        if (drawn.ok) designs.push([name, drawn.value.design]);
        else faults.push(...drawn.problem.map(({ sentence }) => `${name} has no design: ${sentence}`));
      }
      return faults.length === 0 ? ok(Object.fromEntries(designs)) : refuse(faults);
    },
    trialDesigns: async (questionnaire, patience) => {
      const experiments = experimentsOf(questionnaire);
      const drawn = await Promise.all(
        experiments.map(({ needs }) => within(draw(needs), patience).catch(() => 'too long' as const)),
      );
      const designs: [string, Design][] = [];
      const quick: string[] = [];
      for (const [at, { name, needs }] of experiments.entries()) {
        const report = drawn[at];
        const isLate = report === undefined || report === 'too long';
        const design = isLate ? quickDesign(needs) : report.ok ? report.value.design : null;
        if (design === null) continue;
        designs.push([name, design]);
        if (isLate) quick.push(name);
      }
      return { designs: Object.fromEntries(designs), quick };
    },
  };
}
