/** The demonstration for tests that look at its ballots: the whole lab, with few respondents to its surveys. */
import { type LabFiles, readLabFiles } from '../../src/services/demo/lab-files.js';

/** The lab's files, with so few completions of the peer-support survey that loading them takes seconds. */
export function withFewRespondents(): LabFiles {
  const files = readLabFiles();
  const fieldwork = { ...files.surveys.fieldwork, completions: 60 };
  return { ...files, surveys: { ...files.surveys, fieldwork } };
}
