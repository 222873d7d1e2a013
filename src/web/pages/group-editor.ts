/** The page of one group or repeat of a questionnaire: its title, whether it is a page, and in which order it is asked. */
import {
  authoringFaults,
  type EditFault,
  type Placed,
  renamePart,
  replacePart,
} from '../../domain/questionnaire/editing/index.js';
import type { Questionnaire, QuestionnairePart } from '../../domain/questionnaire/questionnaire.js';
import type { Result } from '../../shared/result.js';
import type { FormReader } from '../form-reader.js';
import { belowQuestionnaire, type Desk, partAddress } from '../questionnaire-desk.js';
import type { PageModel } from '../render.js';
import { conditionWording } from './condition-words.js';
import type { Typed } from './question-editor.js';
import { readName, readTexts, textValues } from './question-form.js';
import { faultSentence } from './questionnaire-outline.js';

/** The page. */
export function groupPage(desk: Desk, { part, key }: Placed, typed?: Typed): PageModel {
  const { questionnaire, visit } = desk;
  const address = partAddress(desk, key);
  const faults = authoringFaults(questionnaire).filter((fault) => fault.key === key);
  const asked = conditionWording(questionnaire)(part.relevant);
  return {
    ...belowQuestionnaire(desk),
    title: part.kind === 'repeat' ? 'Edit what is asked several times' : 'Edit a group',
    action: address,
    revision: typed?.revision ?? visit.survey.revision,
    languages: questionnaire.languages,
    values: typed?.reader.typed ?? groupValues(part, questionnaire),
    errors: typed?.reader.errors ?? {},
    faults: typed === undefined ? faults.map(faultSentence) : [],
    isRepeat: part.kind === 'repeat',
    asked,
    logicHref: `${address}/logic`,
    previewHref: `${desk.address}/preview?from=${encodeURIComponent(key)}`,
    removeHref: `${address}/delete`,
  };
}

function groupValues(part: QuestionnairePart, { languages }: Questionnaire): Record<string, string> {
  const texts = [...textValues('label', part.label, languages), ...textValues('hint', part.hint, languages)];
  return {
    ...Object.fromEntries(texts),
    name: part.name,
    page: part.kind === 'group' && part.page ? 'yes' : '',
    order: part.kind === 'group' && part.order === 'random' ? 'yes' : '',
    count: part.kind === 'repeat' ? (part.count ?? '') : '',
  };
}

/** The edit that the form asks for; not to be made when the reader has errors. */
export function readGroup(
  reader: FormReader,
  part: QuestionnairePart,
  key: string,
  questionnaire: Questionnaire,
): (questionnaire: Questionnaire) => Result<Questionnaire, EditFault> {
  const { languages } = questionnaire;
  const name = readName(reader, part.name, questionnaire);
  const label = readTexts(reader, 'label', part.label, languages, { label: 'the title', longest: 1000 });
  const hint = readTexts(reader, 'hint', part.hint, languages, { label: 'the introduction', longest: 4000 });
  const count = reader.line('count', { label: 'how often', longest: 2000 });
  const page = reader.has('page');
  const order = reader.has('order') ? 'random' : 'fixed';
  return (stored) => {
    const replaced = replacePart(stored, key, (old) => {
      if (old.kind === 'group') return { ...old, label, hint, page, order };
      return old.kind === 'repeat' ? { ...old, label, hint, count: count === '' ? null : count } : old;
    });
    return replaced.ok ? renamePart(replaced.value, key, name) : replaced;
  };
}
