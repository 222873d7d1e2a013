/** Brings a survey's data set up to date: reads the responses that it has not, leaves out those that were withdrawn. */
import {
  emptyRow,
  type InstanceCounts,
  instancesIn,
  mergeVersions,
  type ResponseState,
} from '../../../domain/questionnaire/flow/index.js';
import { endedCounts, endedKeysAfter, endedWithKeys } from '../../../storage/data-set-store.js';
import { ENDED_STATES, type EndedRow, type EndedState } from '../../../storage/response-store.js';
import { listVersions } from '../../../storage/survey-version-store.js';
import type { Database } from '../../../storage/tables.js';
import type { ReadyVersion, Versions } from '../../surveys/compiled.js';
import { type OpenedBlock, openBlock, writeBlock } from './block.js';
import { ColumnBuilder } from './column-builder.js';
import { type SurveyPlan, surveyPlan } from './survey-plan.js';

/** What a block keeps so that it can grow; with other versions or more instances it is built anew. */
export interface Keep {
  readonly versions: readonly number[];
  readonly instances: InstanceCounts;
  /** How many rows ended in each state, in the order of `ENDED_STATES`, which is the order of rows. */
  readonly states: readonly number[];
  /** By variable: the words that the codes of a worded one stand for. */
  readonly words: readonly (readonly string[] | null)[];
}

/** Where the reading is done and told of. */
export interface Reading {
  readonly reader: Database;
  readonly versions: Versions;
  /** Called now and then with how many responses were read so far. */
  readonly onProgress: (read: number) => void;
}

/** Keys looked at together, and responses read together. */
const KEYS = 5000;
const SLICE = 500;
const KEY_BYTES = 32;

/**
 * The survey's data set as it is now, grown from `known` (a block of the same survey, or null); the same block where
 * nothing has changed. Rows are in the order in which files have them: by how they ended, then by key. Null before the first version.
 */
export async function grownBlock(
  reading: Reading,
  surveyId: string,
  known: SharedArrayBuffer | null,
): Promise<SharedArrayBuffer | null> {
  const numbers = (await listVersions(reading.reader, surveyId)).map(({ number }) => number).reverse();
  if (numbers.length === 0) return null;
  const stamp = JSON.stringify([surveyId, numbers, await endedCounts(reading.reader, surveyId)]);
  const opened = known === null ? null : openBlock<Keep>(known);
  if (known !== null && opened?.data.stamp === stamp) return known;
  const versions = await Promise.all(
    numbers.map((number) => reading.versions(reading.reader, surveyId, number)),
  );
  const usable = opened !== null && opened.keep.versions.join() === numbers.join() ? opened : null;
  let grown = await grow(
    reading,
    { surveyId, stamp, versions, instances: usable?.keep.instances ?? {} },
    usable,
  );
  while (grown.block === null)
    grown = await grow(reading, { surveyId, stamp, versions, instances: grown.instances }, null);
  return grown.block;
}

interface Ground {
  readonly surveyId: string;
  readonly stamp: string;
  readonly versions: readonly ReadyVersion[];
  readonly instances: InstanceCounts;
}

/** The block, or none and how many instances of each repeat there are, where the plan has columns for fewer. */
interface Grown {
  readonly block: SharedArrayBuffer | null;
  readonly instances: InstanceCounts;
}

async function grow(reading: Reading, ground: Ground, known: OpenedBlock<Keep> | null): Promise<Grown> {
  const { versions } = ground;
  const compiled = versions.map((version) => version.compiled);
  const plan = surveyPlan(mergeVersions(compiled, ground.instances), versions);
  const builders = plan.variables.map(
    (variable, index) => new ColumnBuilder(variable, known === null ? [] : known.keep.words[index]),
  );
  const cells = emptyRow(builders.length);
  const counter = instanceCounter(versions, ground.instances);
  const order: number[] = [];
  const keys = new KeyBytes();
  const states = ENDED_STATES.map(() => 0);
  let added = 0;
  const add = ({ key, state, knownRow, row }: Incoming) => {
    if (row !== null) {
      counter.look(row);
      plan.fill(row, cells);
      builders.forEach((builder, index) => {
        builder.add(cells.values[index] ?? null, cells.blanks[index] ?? 0);
      });
      added += 1;
    }
    order.push(knownRow ?? -added);
    keys.add(key);
    states[state] = (states[state] ?? 0) + 1;
  };
  for await (const slice of rowsOf(reading, ground.surveyId, known)) {
    slice.forEach(add);
    reading.onProgress(order.length);
  }
  if (counter.hasMore()) return { block: null, instances: counter.most() };
  const material = { plan, builders, known, order: Int32Array.from(order), keys, states };
  return { block: laidOut(ground, material), instances: ground.instances };
}

interface Material {
  readonly plan: SurveyPlan;
  readonly builders: readonly ColumnBuilder[];
  readonly known: OpenedBlock<Keep> | null;
  readonly order: Int32Array;
  readonly keys: KeyBytes;
  readonly states: readonly number[];
}

function laidOut(
  ground: Ground,
  { plan, builders, known, order, keys, states }: Material,
): SharedArrayBuffer {
  const columns = builders.map((builder, index) => {
    const column = known?.data.columns[index];
    const words = known?.keep.words[index] ?? null;
    return builder.layOut(column === undefined ? null : { column, words }, order);
  });
  const { questions, experiments } = plan;
  const variables = plan.variables.map(({ name, label, kind }, index) => ({
    ...{ name, label },
    kind: columns[index]?.kind ?? (kind === 'worded' ? 'texts' : kind),
    categories: columns[index]?.categories ?? [],
  }));
  const { stamp, instances } = ground;
  return writeBlock<Keep>(
    {
      ...{ stamp, rows: order.length, variables, questions, experiments, told: null },
      columns: columns.map(({ column }) => column),
    },
    keys.bytes(),
    {
      versions: ground.versions.map(({ number }) => number),
      instances,
      states,
      words: columns.map(({ words }) => words),
    },
  );
}

/** Keys as bytes, gathered slice by slice so that a million of them are never a million texts. */
class KeyBytes {
  readonly #slices: Buffer[] = [];
  #waiting: string[] = [];

  add(key: string): void {
    this.#waiting.push(key);
    if (this.#waiting.length === SLICE) this.#flush();
  }

  bytes(): Uint8Array {
    this.#flush();
    return Buffer.concat(this.#slices);
  }

  #flush(): void {
    this.#slices.push(Buffer.from(this.#waiting.join(''), 'hex'));
    this.#waiting = [];
  }
}

/** One row of the data set that is to be: a row of the block, or a response that the block has not. */
interface Incoming {
  readonly key: string;
  /** The place of how it ended in `ENDED_STATES`. */
  readonly state: number;
  readonly knownRow: number | null;
  readonly row: EndedRow | null;
}

/** Every response that has ended, state by state in the order of keys, some hundreds at a time. */
async function* rowsOf(
  { reader }: Reading,
  surveyId: string,
  known: OpenedBlock<Keep> | null,
): AsyncGenerator<readonly Incoming[]> {
  let first = 0;
  for (const [state, name] of ENDED_STATES.entries()) {
    const last = first + (known?.keep.states[state] ?? 0);
    const place = known === null ? () => null : knownPlaces(known, first, last);
    first = last;
    let after = '';
    for (;;) {
      const keys = await endedKeysAfter(reader, { surveyId, state: name }, after, KEYS);
      yield* incoming(reader, { name, state, keys, place });
      if (keys.length < KEYS) break;
      after = keys.at(-1) ?? '';
    }
  }
}

interface Slice {
  readonly name: EndedState;
  readonly state: number;
  readonly keys: readonly string[];
  readonly place: (key: string) => number | null;
}

/**
 * The responses with these keys: those that the block has not are read, and left out if they were withdrawn in between. Few are held at
 * once: what lives through a collection of garbage is moved about.
 */
async function* incoming(
  reader: Database,
  { name, state, keys, place }: Slice,
): AsyncGenerator<readonly Incoming[]> {
  for (let from = 0; from < keys.length; from += SLICE) {
    const placed = keys.slice(from, from + SLICE).map((key) => ({ key, state, knownRow: place(key) }));
    const wanted = placed.filter(({ knownRow }) => knownRow === null).map(({ key }) => key);
    const rows = wanted.length === 0 ? [] : await endedWithKeys(reader, name, wanted);
    const read = new Map(rows.map((row) => [row.response_key, row]));
    yield placed.flatMap((each) => {
      const row = read.get(each.key) ?? null;
      return each.knownRow === null && row === null ? [] : [{ ...each, row }];
    });
  }
}

/** Finds keys among the block's rows from `first` up to `last`; they are asked for in their order. */
function knownPlaces(
  { keys }: OpenedBlock<Keep>,
  first: number,
  last: number,
): (key: string) => number | null {
  const hex = (row: number) =>
    Buffer.from(keys.subarray(row * KEY_BYTES, (row + 1) * KEY_BYTES)).toString('hex');
  let row = first;
  return (key) => {
    while (row < last && hex(row) < key) row += 1;
    return row < last && hex(row) === key ? row : null;
  };
}

/** Watches whether some response has more instances of a repeat than there are columns for. */
function instanceCounter(versions: readonly ReadyVersion[], planned: InstanceCounts) {
  const hasRepeats = versions.some(({ compiled }) => compiled.slots.some(({ kind }) => kind === 'repeat'));
  const most = new Map(Object.entries(planned));
  let more = false;
  return {
    look: (row: EndedRow) => {
      const version = versions[row.version - 1];
      if (!hasRepeats || version === undefined) return;
      const state = JSON.parse(row.answers) as ResponseState;
      for (const [key, count] of Object.entries(instancesIn(version.compiled, state))) {
        if (count <= (most.get(key) ?? 1)) continue;
        more = true;
        most.set(key, count);
      }
    },
    hasMore: () => more,
    most: (): InstanceCounts => Object.fromEntries(most),
  };
}
