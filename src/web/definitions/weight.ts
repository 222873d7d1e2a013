/** A weight: what the margins should be, as a CSV of targets, and how far a weight may go. */
import type { WeightDefinition } from '../../services/analysis/definitions/definition.js';
import { readTargets, writeTargets } from '../../services/analysis/weighting/targets.js';
import type { FormReader } from '../form-reader.js';
import { type DefinitionForm, isNumeric, questionChoices, readLabel } from './definition-form.js';

const LONGEST = 60_000;

export const weight: DefinitionForm = {
  name: 'weight',
  kind: 'weight',
  title: 'weight',
  summary: 'Let people count so that margins are as they are in the population.',
  sources: null,
  sourceOf: ({ kind }) => (kind === 'weight' ? { source: null } : null),
  model: ({ description }) => ({
    bases: [{ value: '', text: 'None: everybody counts alike' }, ...questionChoices(description, isNumeric)],
  }),
  values: (content) => {
    if (content.kind !== 'weight') return { low: '', high: '' };
    return {
      base: content.base ?? '',
      targets: writeTargets(content.targets),
      low: content.trim === null ? '' : String(content.trim.low),
      high: content.trim === null ? '' : String(content.trim.high),
    };
  },
  read: (reader, { description }) => {
    const label = readLabel(reader);
    const typed = reader.text('targets', { label: 'the targets', longest: LONGEST, required: true });
    const targets = readTargets(typed, description);
    if (!targets.ok && typed !== '') reader.refuse('targets', targets.problem.join(' '));
    const base = reader.all('base')[0] ?? '';
    return {
      ...{ kind: 'weight', label, base: base === '' ? null : base, trim: readTrim(reader) },
      targets: targets.ok ? [...targets.value] : [],
    };
  },
};

function readTrim(reader: FormReader): WeightDefinition['trim'] {
  const [low, high] = ['low', 'high'].map((name) => reader.line(name, { label: 'the limit', longest: 20 }));
  if (low === '' && high === '') return null;
  const trim = { low: low === '' ? 0 : Number(low), high: high === '' ? 1000 : Number(high) };
  if (!(trim.low >= 0 && trim.low <= 1)) reader.refuse('low', 'Type the least as a number from 0 to 1');
  if (!(trim.high >= 1 && trim.high <= 1000))
    reader.refuse('high', 'Type the most as a number from 1 to 1,000');
  return trim;
}
