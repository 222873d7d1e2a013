/** The page of one group or repeat of a questionnaire: its title, whether it is a page, and in which order it is asked. */
import {
  askedOften,
  authoringFaults,
  type Container,
  type EditFault,
  type Placed,
  renamePart,
  replacePart,
} from '../../domain/questionnaire/editing/index.js';
import type { Questionnaire } from '../../domain/questionnaire/questionnaire.js';
import type { Result } from '../../shared/result.js';
import type { FormReader } from '../form-reader.js';
import { belowQuestionnaire, type Desk, deskFaults, partAddress } from '../questionnaire-desk.js';
import type { PageModel } from '../render.js';
import { conditionWording } from './condition-words.js';
import { faultSentence } from './fault-words.js';
import { oftenModel, oftenValues, readOften } from './how-often.js';
import type { Typed } from './question-editor.js';
import { readName, readTexts, textValues } from './question-form.js';

/** The page of a group or repeat. */
export function groupPage(
  desk: Desk,
  { part, key }: Placed & { readonly part: Container },
  typed?: Typed,
): PageModel {
  const { questionnaire, visit } = desk;
  const address = partAddress(desk, key);
  const faults = deskFaults(desk).filter((fault) => fault.key === key);
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
    often: oftenModel(questionnaire, part),
    isRepeat: part.kind === 'repeat',
    asked,
    logicHref: `${address}/logic`,
    previewHref: `${desk.address}/preview?from=${encodeURIComponent(key)}`,
    removeHref: `${address}/delete`,
  };
}

function groupValues(part: Container, questionnaire: Questionnaire): Record<string, string> {
  const { languages } = questionnaire;
  const texts = [...textValues('label', part.label, languages), ...textValues('hint', part.hint, languages)];
  return {
    ...Object.fromEntries(texts),
    name: part.name,
    page: part.page ? 'yes' : '',
    order: part.kind === 'group' && part.order === 'random' ? 'yes' : '',
    ...oftenValues(questionnaire, part),
  };
}

/** The edit that the form asks for; not to be made when the reader has errors. */
export function readGroup(
  reader: FormReader,
  part: Container,
  key: string,
  questionnaire: Questionnaire,
): (questionnaire: Questionnaire) => Result<Questionnaire, EditFault> {
  const { languages } = questionnaire;
  const name = readName(reader, part.name, questionnaire);
  const label = readTexts(reader, 'label', part.label, languages, { label: 'the title', longest: 1000 });
  const hint = readTexts(reader, 'hint', part.hint, languages, { label: 'the introduction', longest: 4000 });
  const often = readOften(reader, questionnaire, part);
  const page = reader.has('page');
  const order = reader.has('order') ? 'random' : 'fixed';
  const replaced = (stored: Questionnaire) =>
    replacePart(stored, key, (old) => {
      if (old.kind === 'question') return old;
      const changed = askedOften({ ...old, label, hint, page }, often);
      return changed.kind === 'group' ? { ...changed, order } : changed;
    });
  const tried = Object.keys(reader.errors).length > 0 ? null : replaced(questionnaire);
  const fault = tried?.ok ? countFault(tried.value, key) : undefined;
  if (fault !== undefined) reader.refuse('count', faultSentence({ ...fault, field: '' }));
  return (stored) => {
    const changed = replaced(stored);
    return changed.ok ? renamePart(changed.value, key, name) : changed;
  };
}

/** What is wrong with the expression that says how often: nobody leaves it so on purpose. */
function countFault(questionnaire: Questionnaire, key: string) {
  return authoringFaults(questionnaire).find((fault) => fault.key === key && fault.field === 'count');
}
