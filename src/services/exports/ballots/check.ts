/** One thing that verifying looked at: a line of its report. */

export interface Check {
  /** What was looked at: a file, or a question about several. */
  readonly subject: string;
  readonly passed: boolean;
  /** What was found: the number that agrees, or where the first disagreement is. */
  readonly finding: string;
}

/** A check that passed. */
export function passed(subject: string, finding: string): Check {
  return { subject, passed: true, finding };
}

/** A check that failed, with where. */
export function failed(subject: string, finding: string): Check {
  return { subject, passed: false, finding };
}

/** Passed with `finding` if there is no fault, otherwise failed with it. */
export function judged(subject: string, fault: string | null, finding: string): Check {
  return fault === null ? passed(subject, finding) : failed(subject, fault);
}

/** Where two texts first differ, in words; null when they are the same. */
export function difference(found: string, expected: string): string | null {
  if (found === expected) return null;
  const [lines, wanted] = [found.split('\n'), expected.split('\n')];
  const at = wanted.findIndex((line, index) => line !== lines[index]);
  const line = at === -1 ? wanted.length : at;
  return `line ${line + 1} is ${quoted(lines[line])}, expected ${quoted(wanted[line])}`;
}

function quoted(line: string | undefined): string {
  if (line === undefined) return 'missing';
  return JSON.stringify(line.length > 80 ? `${line.slice(0, 80)}…` : line);
}
