/** Why a design cannot be had: which part of the request is meant, and what was expected there. */

/** One fault; `field` names the part of the request, the sentence what was expected and what was found. */
export interface DesignFault {
  readonly field: string;
  readonly sentence: string;
}

/** One fault for each name that is empty or stands there more than once. */
export function repeatedNames(field: string, names: readonly string[]): DesignFault[] {
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  const empty = names.some((name) => name.trim() === '');
  return [
    ...(empty ? [{ field, sentence: 'expected a name for each, found an empty one' }] : []),
    ...[...repeated].map((name) => ({ field, sentence: `expected different names, found "${name}" twice` })),
  ];
}

/** All faults in one line, for a terminal or a log. */
export function faultsInWords(faults: readonly DesignFault[]): string {
  return faults.map(({ field, sentence }) => `${field}: ${sentence}`).join('; ');
}
