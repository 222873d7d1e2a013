/** The only home of HiGHS, the solver of linear and integer programs that disclosure control is given. */
import packaged, { type Highs, type Model, type ModelData } from 'highs';
import type {
  Answer,
  Line,
  LinearProgram,
  Solution,
  Solver,
} from '../../domain/statistics/disclosure/solver.js';

/** The package's types are those of its CommonJS form, whose loader is a property `default`; as a module the loader is what is imported. */
const loadHighs = packaged as unknown as typeof packaged.default;

/**
 * Loads the solver, compiled to WebAssembly, which takes a tenth of a second. It runs on the calling thread and answers at once.
 * Source: Huangfu & Hall, *Parallelizing the dual revised simplex method*, Mathematical Programming Computation 10, 2018.
 */
export async function loadSolver(): Promise<Solver> {
  const highs = await loadHighs();
  const answer = (program: LinearProgram): Answer => {
    if (program.unknowns.length === 0) return nothingToFind(program);
    return highs.withModel(modelOf(highs, program), (model) => {
      model.options.set({ output_flag: false, mip_rel_gap: program.gapShare, mip_abs_gap: program.gap });
      model.options.set({ mip_max_nodes: program.nodes });
      model.run();
      return answerOf(highs, model, program);
    });
  };
  const relaxed: Solver['relaxed'] = (program, work) => {
    if (program.unknowns.length === 0)
      return work({ answer: () => nothingToFind(program), bind: () => {}, add: () => {} });
    const broken = { ...program, unknowns: program.unknowns.map((each) => ({ ...each, whole: false })) };
    return highs.withModel(modelOf(highs, broken), (model) => {
      model.options.set({ output_flag: false });
      return work({
        answer: () => {
          model.run();
          return answerOf(highs, model, broken);
        },
        bind: (unknown, least, most) => model.changeColBounds(unknown, least, most),
        add: (lines) => {
          for (const { terms, least, most } of lines) model.addRow(least, most, entriesOf(terms));
        },
      });
    });
  };
  return Object.assign(answer, { relaxed });
}

/** HiGHS calls a program without unknowns empty and does not answer it. */
function nothingToFind({ lines }: LinearProgram): Solution | 'none' {
  const holds = lines.every(({ least, most }) => least <= 0 && most >= 0);
  return holds ? { values: new Float64Array(0), cost: 0, bound: 0, proven: true } : 'none';
}

function modelOf(highs: Highs, { unknowns, lines }: LinearProgram): ModelData {
  const { continuous, integer } = highs.constants.variableType;
  const starts = [0];
  for (const { terms } of lines) starts.push((starts.at(-1) ?? 0) + terms.length);
  const entries = entriesOf(lines.flatMap(({ terms }) => terms));
  return {
    numCols: unknowns.length,
    numRows: lines.length,
    colCost: unknowns.map(({ cost }) => cost),
    colLower: unknowns.map(({ least }) => least),
    colUpper: unknowns.map(({ most }) => most),
    rowLower: lines.map(({ least }) => least),
    rowUpper: lines.map(({ most }) => most),
    integrality: unknowns.map(({ whole }) => (whole ? integer : continuous)),
    matrix: {
      format: 'csr',
      numRows: lines.length,
      numCols: unknowns.length,
      ...{ starts, ...entries },
    },
  };
}

function entriesOf(terms: Line['terms']) {
  return { indices: terms.map(([unknown]) => unknown), values: terms.map(([, factor]) => factor) };
}

/** An answer that lies within the lines, whether or not the search was finished; whole numbers exactly whole. */
function answerOf(highs: Highs, model: Model, { unknowns }: LinearProgram): Answer {
  const { modelStatus, solutionStatus } = highs.constants;
  const status = model.getModelStatus();
  if (status === modelStatus.infeasible) return 'none';
  if (model.info.get('primal_solution_status') !== solutionStatus.feasible) return 'unknown';
  const found = model.getSolution().colValue;
  const proven = status === modelStatus.optimal;
  const cost = model.getObjectiveValue();
  return {
    values: Float64Array.from(unknowns, ({ whole }, at) =>
      whole ? Math.round(found[at] ?? 0) : (found[at] ?? 0),
    ),
    cost,
    bound: proven && !unknowns.some(({ whole }) => whole) ? cost : Number(model.info.get('mip_dual_bound')),
    proven,
  };
}
