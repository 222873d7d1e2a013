/** Bands of a number, by their bounds. */
import type { FormReader } from '../form-reader.js';
import { type DefinitionForm, isNumeric, readLabel } from './definition-form.js';

const MOST = 50;

export const band: DefinitionForm = {
  name: 'band',
  kind: 'variable',
  title: 'bands',
  summary: 'Cut a number into bands, such as ages.',
  sources: isNumeric,
  sourceOf: (content) =>
    content.kind === 'variable' && content.how.by === 'band' ? { source: content.how.of } : null,
  model: () => ({}),
  values: (content) =>
    content.kind === 'variable' && content.how.by === 'band' ? { bounds: content.how.bounds.join(', ') } : {},
  read: (reader, { source }) => ({
    kind: 'variable',
    label: readLabel(reader),
    how: { by: 'band', of: source?.name ?? '', bounds: readBounds(reader), labels: [] },
  }),
};

function readBounds(reader: FormReader): number[] {
  const typed = reader.line('bounds', { label: 'the bounds', longest: 1000, required: true });
  const words = typed.split(/[\s,;]+/).filter((word) => word !== '');
  const bounds = words.map(Number);
  const stray = words.find((_word, index) => !Number.isFinite(bounds[index]));
  if (stray !== undefined)
    reader.refuse('bounds', `“${stray}” is no number: write numbers with commas between them`);
  else if (bounds.length > MOST) reader.refuse('bounds', `Write at most ${MOST} bounds`);
  else if (bounds.some((bound, index) => index > 0 && bound <= (bounds[index - 1] ?? 0)))
    reader.refuse('bounds', 'Write the bounds from the lowest to the highest, each once');
  return bounds;
}
