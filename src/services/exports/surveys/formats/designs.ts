/** The designs of experiments: what each version of each shows in each task, a line for each attribute of an alternative. */
import type { QuestionSlot } from '../../../../domain/questionnaire/flow/compiled.js';
import { quotedCell } from '../../../../shared/spreadsheet.js';
import type { ReadyVersion } from '../../../surveys/compiled.js';
import type { ExportChoice } from '../choice.js';
import type { ExportFormat, ExportSource } from '../format.js';
import { inChunks } from '../text-chunks.js';
import { lineEnd } from './csv.js';

export const designs: ExportFormat = {
  name: 'designs',
  title: 'Designs of experiments (CSV)',
  hint: 'What each version of a design shows in each task',
  mediaType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  alone: false,
  options: ['excel'],
  passes: 0,
  write: (source, choice) => inChunks(lines(source, choice), choice.excel),
};

/** The columns of the table; `design_version` is what stands in the column `.design.…` of the answers. */
export const DESIGNS_HEADERS = [
  ...['version', 'experiment', 'design_version', 'task', 'position', 'attribute', 'level'],
] as const;

async function* lines({ versions }: ExportSource, choice: ExportChoice): AsyncGenerator<Iterable<string>> {
  const end = lineEnd(choice);
  yield [`${DESIGNS_HEADERS.join(',')}${end}`];
  for (const version of versions)
    for (const slot of version.compiled.slots)
      if (slot.kind === 'question' && slot.task !== null)
        yield taskLines(version, slot.task).map((cells) => `${cells.join(',')}${end}`);
}

function taskLines(
  { number }: ReadyVersion,
  { experiment, versions }: NonNullable<QuestionSlot['task']>,
): readonly (readonly (string | number)[])[] {
  return versions.flatMap(({ task }, version) =>
    (task?.profiles ?? []).flatMap((profile, position) =>
      Object.entries(profile).map(([attribute, level]) => [
        ...[number, quotedCell(experiment), version + 1, task?.number ?? 0, position + 1],
        ...[quotedCell(attribute), quotedCell(level)],
      ]),
    ),
  );
}
