/** A design's report in words, for the terminal. */
import type { BestWorstReport } from '../domain/experiments/best-worst-design.js';
import type { ChoiceReport } from '../domain/experiments/choice-design.js';
import { fingerprintOfDesign } from '../domain/experiments/design.js';
import type { Spread } from '../domain/experiments/spread.js';

/** The best–worst report, several lines. */
export function describeBestWorst({ design, balance, advice }: BestWorstReport): string {
  const [items] = design.attributes;
  const [version] = design.versions;
  const count = design.versions.length;
  return [
    `Best–worst design: ${items?.levels.length} items, ${version?.[0]?.length} a task, ${version?.length} tasks, ${count} versions, seed ${design.seed}`,
    `Fingerprint: ${fingerprintOfDesign(design)}`,
    '',
    line('Each item is shown', balance.items, balance.itemsInVersion),
    line('Each pair of items meets', balance.pairs, balance.pairsInVersion),
    line('Each item stands in each position', balance.positions, balance.positionsInVersion),
    `Connected: ${balance.isConnected ? 'yes' : 'no'}; ${balance.connectedVersions} of ${count} versions by themselves`,
    `Tasks repeated within a version: ${balance.repeatedTasks}`,
    `Efficiency against perfectly balanced pairs: ${percent(balance.efficiency)} overall, ${percent(balance.versionEfficiency.least)} in the weakest version`,
    '',
    `Each respondent answers ${advice.tasksForEachRespondent} tasks and sees each item ${round(advice.viewsForEachRespondent)} times.`,
    `Ask at least ${advice.respondentsFor500Views} respondents, better ${advice.respondentsFor1000Views}; in each segment that you compare, at least ${advice.respondentsForEachSegment}.`,
    ...advice.cautions.map((caution) => `Note: ${caution}`),
  ].join('\n');
}

/** The choice report, several lines. */
export function describeChoice({ design, measures, advice }: ChoiceReport): string {
  const { attributes, versions } = design;
  const { dError, dEfficiency, repeatedTasks } = measures;
  const tasks = versions[0]?.length ?? 0;
  const size = versions[0]?.[0]?.length ?? 0;
  return [
    `Choice design: ${attributes.length} attributes, ${size} alternatives a task${design.noneOption ? ' and none of them' : ''}, ${tasks} tasks, ${versions.length} versions, seed ${design.seed}`,
    `Fingerprint: ${fingerprintOfDesign(design)}`,
    '',
    `D-error: ${dError.toPrecision(6)}${dEfficiency === null ? '' : `; D-efficiency against the best there could be: ${percent(dEfficiency)}`}`,
    ...measures.attributes.map(
      ({ name, counts, inVersion, overlap }) =>
        `${name}: levels shown ${counts.join(', ')} times; in each version ${range(inVersion)}; repeated in ${percent(overlap)} of the tasks`,
    ),
    `Tasks repeated within a version: ${repeatedTasks}`,
    '',
    `Each respondent answers ${advice.tasksForEachRespondent} tasks.`,
    `Ask at least ${advice.respondentsFor500Views} respondents, better ${advice.respondentsFor1000Views}; in each segment that you compare, at least ${advice.respondentsForEachSegment}.`,
    ...(advice.respondentsForPriors === null
      ? []
      : [`To tell every expected utility from 0, ask ${advice.respondentsForPriors}.`]),
    ...advice.cautions.map((caution) => `Note: ${caution}`),
  ].join('\n');
}

function line(what: string, overall: Spread, inVersion: Spread): string {
  return `${what} ${range(overall)} times; in each version ${range(inVersion)}`;
}

function range({ least, most, mean, standardDeviation }: Spread): string {
  if (least === most) return String(least);
  return `${least} to ${most} (mean ${round(mean)}, standard deviation ${round(standardDeviation)})`;
}

/** Two decimals at most. */
export function round(value: number): string {
  return String(Number(value.toFixed(2)));
}

/** A share as a percentage with one decimal. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
