/** The demonstration for tests that look at its ballots: the whole lab, with few respondents to its surveys. */
import { type LabFiles, readLabFiles } from '../../src/services/demo/lab-files.js';

/** The lab's files, with so few completions of the peer-support survey that loading them takes seconds. */
export function withFewRespondents(): LabFiles {
  const files = readLabFiles();
  const fieldwork = { ...files.surveys.fieldwork, completions: 60 };
  // Preferences of so few tell nothing, and their many drawn groups take as long as those of thousands.
  const parts = files.report.plan.parts.filter(
    (part) => part.kind !== 'view' || part.view.rows[0] !== 'tasks',
  );
  const report = { ...files.report, plan: { ...files.report.plan, parts } };
  return { ...files, report, surveys: { ...files.surveys, fieldwork } };
}
