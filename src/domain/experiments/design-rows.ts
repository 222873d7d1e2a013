/** A design as a table: one row for each profile shown, for analysts and other software. */
import { stringify } from 'csv-stringify/sync';
import { safeCell } from '../../shared/spreadsheet.js';
import type { Design, Profile } from './design.js';

/** Columns that every design's table has before its attributes; versions, tasks and positions count from 1. */
export const PLACE_COLUMNS = ['version', 'task', 'position'] as const;

/** The column that tells, in designs with a none option, that option's row (1) from the profiles' (0). */
export const NONE_COLUMN = 'none';

/** The header: places, then the attributes, then the none column where the design offers that. */
export function designColumns({ attributes, noneOption }: Design): readonly string[] {
  return [...PLACE_COLUMNS, ...attributes.map(({ name }) => name), ...(noneOption ? [NONE_COLUMN] : [])];
}

/**
 * The rows under `designColumns`, in order of version, task and position. Levels are given by name. The none option
 * comes last in its task, its levels blank.
 */
export function* designRows(design: Design): Generator<readonly (string | number)[]> {
  const { attributes, noneOption, versions } = design;
  const names = (profile: Profile) =>
    attributes.map(({ levels }, attribute) => levels[profile[attribute] as number] as string);
  for (const [version, tasks] of versions.entries())
    for (const [task, profiles] of tasks.entries()) {
      const place = [version + 1, task + 1] as const;
      for (const [position, profile] of profiles.entries())
        yield [...place, position + 1, ...names(profile), ...(noneOption ? [0] : [])];
      if (noneOption) yield [...place, profiles.length + 1, ...attributes.map(() => ''), 1];
    }
}

/** The table as CSV (RFC 4180) that a spreadsheet program opens without running anything. */
export function designCsv(design: Design): string {
  const cell = (value: string | number) => (typeof value === 'string' ? safeCell(value) : value);
  return stringify([
    designColumns(design).map(safeCell),
    ...[...designRows(design)].map((row) => row.map(cell)),
  ]);
}
