/** `npm run conformance -- FOLDER`: outside counts through the engine, passed/total for each family. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readOutsideCounts } from '../../src/services/ballots/outside-counts.js';
import { FAMILIES, type FamilyReport, runFamily } from './counts.js';
import { runExpressions } from './expressions.js';
import { runForms } from './forms.js';
import { KNOWN_MISSES } from './known-misses.js';
import { runStatistics } from './statistics.js';

const folder = process.argv[2];
if (folder === undefined || !existsSync(folder)) {
  process.stderr.write(
    'Usage: npm run conformance -- FOLDER   (the folder that holds counts/, expressions/, xlsform/ and statistics/)\n',
  );
  process.exitCode = 2;
} else {
  process.exitCode = await runAll(folder);
}

async function runAll(outside: string): Promise<number> {
  let surprises = 0;
  for (const family of FAMILIES) {
    const report = await runFamily(join(outside, 'counts'), family);
    if (report === null) continue;
    surprises += tell(`counts/${family}`, report) + tellRecord(family, report);
  }
  const expressions = await runExpressions(outside);
  if (expressions !== null) surprises += tell('expressions', expressions);
  const forms = await runForms(join(outside, 'xlsform'));
  if (forms !== null) surprises += tell('xlsform', forms);
  for (const [kind, report] of await runStatistics(outside)) surprises += tell(`statistics/${kind}`, report);
  return surprises === 0 ? 0 : 1;
}

/** Whether the page about counting says of this family what was found; it can only be held against the same set of cases. */
function tellRecord(name: string, { passed, total }: FamilyReport): number {
  const recorded = readOutsideCounts().families.find((family) => family.name === name);
  if (recorded === undefined || recorded.cases !== total || recorded.same === passed) return 0;
  say(
    `  data/conformance/counting.json says ${recorded.same} of ${recorded.cases}, found ${passed} of ${total}`,
  );
  return 1;
}

/** Prints the family; answers with how many misses nobody knew of. */
function tell(family: string, report: FamilyReport): number {
  say(`${family}: ${report.passed}/${report.total}`);
  for (const [method, cases] of report.uncounted) say(`  not offered: ${method}, ${cases} cases`);
  for (const { id, differences } of report.missed) {
    const reason = KNOWN_MISSES.get(id);
    say(
      reason === undefined
        ? `  MISSED ${id}: ${differences.slice(0, 3).join('; ')}`
        : `  known miss ${id}: ${reason}`,
    );
  }
  return report.missed.filter(({ id }) => !KNOWN_MISSES.has(id)).length;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
