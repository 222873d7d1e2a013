/** What a survey holds after a rehearsal, held against what its respondents were told. */
import { examineRecords } from '../../src/services/running/records.js';
import { keyOfCompleted, keyOfStopped, keyUnderWay } from '../../src/services/surveys/codes.js';
import type { ResponseRow } from '../../src/storage/response-store.js';
import { hoursOf, quotasOf } from '../../src/storage/survey-count-store.js';
import type { Database } from '../../src/storage/tables.js';
import type { ResponseMemory } from './response-memory.js';
import { cellOf, type SurveyStation } from './survey-station.js';

export interface ResponseReckoning {
  readonly stored: number;
  readonly completed: number;
  /** Hard quota cells that are full, of all there are. */
  readonly full: number;
  readonly cells: number;
  /** One sentence for each promise that was broken. */
  readonly faults: readonly string[];
}

/**
 * Compares the survey with the memories of everybody who answered: what was acknowledged is stored, nobody's response is
 * there twice, nothing was stored that nobody sent, no hard quota holds more than it may, and every number counts exactly
 * the rows that it is about.
 */
export async function reckonResponses(
  { context, surveyId }: SurveyStation,
  memories: readonly ResponseMemory[],
): Promise<ResponseReckoning> {
  const database = context.storage.reader;
  const rows = await database.selectFrom('responses').selectAll().where('survey_id', '=', surveyId).execute();
  const byKey = new Map(rows.map((row) => [row.response_key, row]));
  const found = memories.map((memory) => rowsOf(memory, byKey));
  const quotas = await quotasOf(database, surveyId);
  const unsafe = (await examineRecords(context.storage)).filter(({ verdict }) => verdict === 'unsafe');
  return {
    stored: rows.length,
    completed: rows.filter(({ state }) => state === 'completed').length,
    full: quotas.filter(({ completed, most }) => completed === most).length,
    cells: quotas.length,
    faults: [
      ...memories.flatMap((memory, index) => faultsOf(memory, found[index] ?? [])),
      ...(found.flat().length === rows.length ? [] : ['there are responses that nobody began']),
      ...quotas.flatMap((quota) => quotaFaults(quota, rows)),
      ...(await countFaults(database, surveyId, rows)),
      ...unsafe.map(({ sentence }) => sentence),
    ],
  };
}

/** Every row that a code of this respondent leads to. */
function rowsOf(memory: ResponseMemory, byKey: ReadonlyMap<string, ResponseRow>): readonly ResponseRow[] {
  const { code, codesSent } = memory;
  const keys = [keyUnderWay(code), keyOfStopped(code), ...[...codesSent].map(keyOfCompleted)];
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

function faultsOf(memory: ResponseMemory, rows: readonly ResponseRow[]): readonly string[] {
  const faults = [...memory.faults];
  const [row, ...others] = rows;
  if (others.length > 0) faults.push('one response is stored more than once');
  if (row === undefined) return memory.begun ? [...faults, 'an acknowledged response is lost'] : faults;
  const { codesAcknowledged, end } = memory;
  if (codesAcknowledged.size > 1) faults.push('one response was completed under two codes');
  for (const code of codesAcknowledged)
    if (row.response_key !== keyOfCompleted(code)) faults.push('an acknowledged completion is lost');
  if (end === 'stopped' && row.response_key !== keyOfStopped(memory.code))
    faults.push('an acknowledged stop is lost');
  if (end === 'none' && row.state !== 'started') faults.push('a response ended that nobody ended');
  const answers = answersOf(row);
  for (const [page, possible] of memory.possible)
    if (!possible.has(answers[page] ?? '')) faults.push(`an acknowledged answer to ${page} is lost`);
  return faults;
}

function answersOf(row: ResponseRow): Readonly<Record<string, string>> {
  const { answers } = JSON.parse(row.answers) as { answers: Record<string, unknown> };
  return Object.fromEntries(Object.entries(answers).map(([page, answer]) => [page, String(answer ?? '')]));
}

function quotaFaults(
  { name, most, completed }: { name: string; most: number; completed: number },
  rows: readonly ResponseRow[],
): readonly string[] {
  const counted = rows.filter((row) => {
    const { role, country = '', profession = '' } = answersOf(row);
    return row.state === 'completed' && role === 'clinician' && name === cellOf(country, profession);
  }).length;
  return [
    ...(counted > most ? [`quota ${name} holds ${counted} of ${most}`] : []),
    ...(counted === completed ? [] : [`quota ${name} says ${completed}, but ${counted} responses are in it`]),
  ];
}

/** The hours' counters, summed, against the rows. */
async function countFaults(
  database: Database,
  surveyId: string,
  rows: readonly ResponseRow[],
): Promise<readonly string[]> {
  const hours = await hoursOf(database, surveyId);
  const events = ['started', 'completed', 'screened-out', 'quota-full'] as const;
  return events.flatMap((event) => {
    const said = hours.reduce((sum, hour) => sum + (hour.event === event ? hour.responses : 0), 0);
    const there = event === 'started' ? rows.length : rows.filter(({ state }) => state === event).length;
    return said === there ? [] : [`the hours count ${said} ${event}, but there are ${there}`];
  });
}
