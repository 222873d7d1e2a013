/** A view of the workbench as it could be published. */
import type { Preview } from '../../services/analysis/publishing/publishing.js';
import type { Problem } from '../../shared/problem.js';
import type { Result } from '../../shared/result.js';
import type { PageModel } from '../render.js';
import type { ReportWords } from '../reports/words.js';
import { draftShown } from './report-preview.js';

/** The page: every number that could be shown, or why nothing could. */
export function publishablePage(
  frame: PageModel,
  found: Result<Preview, Problem>,
  words: ReportWords,
): PageModel {
  if (!found.ok) return { ...frame, refused: found.problem.sentence, faults: [], parts: [], withheld: [] };
  const { draft, refused } = found.value;
  return {
    ...frame,
    ...draftShown(draft, words),
    mainWidth: 'full',
    refused: draft.faults.length > 0 ? null : (refused?.sentence ?? null),
    faults: draft.faults.map(({ sentence }) => sentence),
  };
}
