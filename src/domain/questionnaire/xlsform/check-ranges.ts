/** A `range`: its ends, its step and the marks on its scale fit each other exactly. */
import { appearanceOf } from './appearance.js';
import { keysOf, parameterFault, unknownKeys } from './check-parameters.js';
import type { WrittenChoice } from './choice-lists.js';
import type { SheetFault } from './grid.js';
import { type Check, questionRows, type Reading } from './reading.js';
import type { SurveyRow } from './rows.js';

const KEYS = ['start', 'end', 'step', 'tick_interval', 'placeholder', 'tick_labelset'];
const MARKS = ['tick_interval', 'placeholder', 'tick_labelset'];
const DEFAULTS: Readonly<Record<string, string>> = { start: '1', end: '10', step: '1' };

/** Decimals are compared as whole numbers of this many decimal places, so that 0.1 is 0.1. */
const PLACES = 30;

/** Every range whose parameters say nothing that can be shown. */
export const checkRanges: Check = (reading) =>
  questionRows(reading).flatMap((row) => (row.type === 'range' ? rangeFaults(row, reading) : []));

function rangeFaults(row: SurveyRow, reading: Reading): readonly SheetFault[] {
  const numbers = new Map(
    KEYS.filter((key) => key !== 'tick_labelset').flatMap((key) => {
      const text = row.parameters.get(key) ?? DEFAULTS[key];
      return text === undefined ? [] : [[key, { text, exact: exactDecimal(text) }] as const];
    }),
  );
  const unreadable = [...numbers].flatMap(([key, { text, exact }]) =>
    exact === null ? [parameterFault(row, `expected a number for ${key}, found "${text}"`)] : [],
  );
  const exact = (key: string) => numbers.get(key)?.exact ?? null;
  const start = exact('start');
  const end = exact('end');
  const step = exact('step');
  const before = [...unknownKeys(row, [...KEYS, ...keysOf('range', row)]), ...markFaults(row), ...unreadable];
  if (start === null || end === null || step === null || unreadable.length > 0) return before;
  const scale = { start, end, step, interval: exact('tick_interval'), placeholder: exact('placeholder') };
  return [
    ...before,
    ...stepFaults(row, scale),
    ...placeholderFaults(row, scale),
    ...labelFaults(row, scale, reading),
  ];
}

interface Scale {
  readonly start: bigint;
  readonly end: bigint;
  readonly step: bigint;
  readonly interval: bigint | null;
  readonly placeholder: bigint | null;
}

/** The number in units of 10^-30, exactly; null where the text is no number, or one beyond any scale. */
export function exactDecimal(text: string): bigint | null {
  const match = /^([+-]?)(\d{0,30})\.?(\d{0,30})(?:e([+-]?\d{1,2}))?$/i.exec(text);
  const [, sign, whole = '', fraction = '', exponent = '0'] = match ?? [];
  const shift = PLACES + Number(exponent) - fraction.length;
  if (match === null || whole + fraction === '' || shift < 0) return null;
  const units = BigInt(whole + fraction) * 10n ** BigInt(shift);
  return sign === '-' ? -units : units;
}

/** Marks belong to a plain, a vertical or an unticked scale. */
function markFaults(row: SurveyRow): readonly SheetFault[] {
  const appearance = appearanceOf(row).join(' ');
  if (appearance === '' || /vertical|no-ticks/.test(appearance)) return [];
  return MARKS.filter((key) => row.parameters.has(key)).map((key) =>
    parameterFault(row, `expected no ${key} beside the appearance ${appearance}`),
  );
}

function stepFaults(row: SurveyRow, { start, end, step, interval }: Scale): readonly SheetFault[] {
  const width = start < end ? end - start : start - end;
  const judged = [
    ['step', step],
    ['tick_interval', interval],
  ] as const;
  return judged.flatMap(([key, value]) => {
    if (value === null) return [];
    if (value === 0n) return [parameterFault(row, `expected ${key} to be other than 0`)];
    if (value > width)
      return [parameterFault(row, `expected ${key} to be at most the distance from start to end`)];
    return step !== 0n && value % step !== 0n
      ? [parameterFault(row, `expected ${key} to be a multiple of step`)]
      : [];
  });
}

function placeholderFaults(row: SurveyRow, scale: Scale): readonly SheetFault[] {
  const { start, step, placeholder } = scale;
  if (placeholder === null) return [];
  if (isOutside(placeholder, scale))
    return [parameterFault(row, 'expected placeholder to lie between start and end')];
  return step !== 0n && (placeholder - start) % step !== 0n
    ? [parameterFault(row, 'expected placeholder to be whole steps from start')]
    : [];
}

function isOutside(value: bigint, { start, end }: Scale): boolean {
  return start < end ? value < start || value > end : value < end || value > start;
}

/** The labels of the scale are a list whose names are points of the scale. */
function labelFaults(row: SurveyRow, scale: Scale, { lists }: Reading): readonly SheetFault[] {
  const name = row.parameters.get('tick_labelset');
  if (name === undefined) return [];
  const list = lists.get(name);
  if (list === undefined) {
    return [parameterFault(row, `expected a list of the sheet choices for tick_labelset, found "${name}"`)];
  }
  const faults = firstOf(list, (written) => pointFaults(row, written, scale));
  const bare = appearanceOf(row).some((word) => word.includes('no-ticks'));
  return bare && faults.length === 0 ? endFaults(row, list, scale) : faults;
}

/** What is wrong with the first choice that something is wrong with. */
function firstOf(
  list: readonly WrittenChoice[],
  faultsOf: (written: WrittenChoice) => readonly SheetFault[],
): readonly SheetFault[] {
  for (const written of list) {
    const faults = faultsOf(written);
    if (faults.length > 0) return faults;
  }
  return [];
}

function pointFaults(row: SurveyRow, written: WrittenChoice, scale: Scale): readonly SheetFault[] {
  const { name } = written.choice;
  const found = `found "${name}" in row ${written.row.place.row} of the sheet ${written.row.place.sheet}`;
  const point = exactDecimal(name);
  if (point === null) {
    return [parameterFault(row, `expected a list of numbers for tick_labelset, ${found}`)];
  }
  if (isOutside(point, scale)) {
    return [parameterFault(row, `expected tick_labelset to label points between start and end, ${found}`)];
  }
  const steps = scale.interval ?? scale.step;
  const unit = scale.interval === null ? 'step' : 'tick_interval';
  return steps !== 0n && (point - scale.start) % steps !== 0n
    ? [
        parameterFault(
          row,
          `expected tick_labelset to label points at start plus a multiple of ${unit}, ${found}`,
        ),
      ]
    : [];
}

/** A scale without ticks has labels at its two ends and nowhere else. */
function endFaults(
  row: SurveyRow,
  list: readonly WrittenChoice[],
  { start, end }: Scale,
): readonly SheetFault[] {
  const points = new Set(list.map(({ choice }) => exactDecimal(choice.name)));
  const atEnds = points.size === new Set([start, end]).size && points.has(start) && points.has(end);
  return atEnds
    ? []
    : [parameterFault(row, 'expected tick_labelset to label start and end alone on a scale without ticks')];
}
