/** How far the engine agrees with counts that others made: measured by `npm run conformance`, told at `/about/counting`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../shared/project-root.js';

const schema = z.strictObject({
  /** The day of the run that the numbers come from. */
  counted: z.iso.date(),
  families: z.array(
    z
      .strictObject({ name: z.string(), cases: z.int().min(1), same: z.int().min(0) })
      .refine(({ cases, same }) => same <= cases, 'more counts agree than were counted'),
  ),
});

export type OutsideCounts = z.infer<typeof schema>;

/** The recorded numbers; the conformance run holds them against what it finds. */
export function readOutsideCounts(
  file = join(projectRoot(), 'data', 'conformance', 'counting.json'),
): OutsideCounts {
  return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
