/** How often each repeat was answered at most, which says how many columns a survey's rows have: counted once, then remembered. */
import { type Compiled, type InstanceCounts, instancesIn } from '../../domain/questionnaire/flow/index.js';
import { countByState, type EndedRow, endedResponses } from '../../storage/response-store.js';
import type { Database } from '../../storage/tables.js';

/** The counts, and the responses that they were counted over. */
export interface RepeatCounts {
  /** Changes whenever a response ends or is withdrawn: ended ones change in no other way. */
  readonly over: string;
  readonly most: InstanceCounts;
}

/** No repeats are asked, and so none are counted. */
const NONE: RepeatCounts = { over: '', most: {} };

/** Whether any version asks something several times. */
function hasRepeats(versions: readonly Compiled[]): boolean {
  return versions.some(({ slots }) => slots.some(({ kind }) => kind === 'repeat'));
}

/** Counts over every ended response, unless `known` was counted over the same. */
export async function repeatCounts(
  reader: Database,
  surveyId: string,
  versions: readonly Compiled[],
  known: RepeatCounts | null = null,
): Promise<RepeatCounts> {
  if (!hasRepeats(versions)) return NONE;
  const over = JSON.stringify(await countByState(reader, surveyId));
  if (known?.over === over) return known;
  let most: InstanceCounts = {};
  for await (const slice of endedResponses(reader, surveyId)) {
    most = withRows(most, versions, slice);
    await others();
  }
  return { over, most };
}

/** The counts, raised where one of these responses has more. */
export function withRows(
  counted: InstanceCounts,
  versions: readonly Compiled[],
  rows: readonly EndedRow[],
): InstanceCounts {
  if (!hasRepeats(versions)) return counted;
  const most = new Map(Object.entries(counted));
  for (const row of rows) {
    const compiled = versions[row.version - 1];
    if (compiled === undefined) continue;
    for (const [key, count] of Object.entries(instancesIn(compiled, JSON.parse(row.answers))))
      most.set(key, Math.max(most.get(key) ?? 1, count));
  }
  return Object.fromEntries(most);
}

/** Lets whoever else is served on this thread have a turn. */
export function others(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Surveys whose counts are remembered; beyond them the memory starts afresh. */
const REMEMBERED = 100;

/** A memory of counts by survey. */
export function rememberedCounts() {
  const known = new Map<string, RepeatCounts>();
  return {
    of: (surveyId: string): RepeatCounts | null => known.get(surveyId) ?? null,
    keep: (surveyId: string, counts: RepeatCounts): void => {
      if (!known.has(surveyId) && known.size >= REMEMBERED) known.clear();
      known.set(surveyId, counts);
    },
  };
}
