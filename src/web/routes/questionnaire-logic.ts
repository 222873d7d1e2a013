/** The logic of one part: who is asked, what is accepted, what is worked out; picked row by row or typed as an expression. */
import { authoringFaults, replacePart, subjectOf } from '../../domain/questionnaire/editing/index.js';
import type { Services } from '../../services/index.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { renderConditionForm, type TypedCondition } from '../condition-form.js';
import { FormReader } from '../form-reader.js';
import { type ConditionPlace, readConditionEdit } from '../pages/condition-editor.js';
import { conditionWording } from '../pages/condition-words.js';
import { faultSentence } from '../pages/fault-words.js';
import { type LogicRule, ruleExpression, ruleOf, rulesOffered, withRule } from '../pages/logic-rules.js';
import { readTexts, textValues } from '../pages/question-form.js';
import {
  belowQuestionnaire,
  type Desk,
  deskOf,
  firstText,
  partAddress,
  partAt,
  storeEdit,
} from '../questionnaire-desk.js';
import { renderPage } from '../render.js';
import type { AddDoor } from '../security/door.js';

const BASE = '/manage/surveys/:survey/questionnaire/parts/:part/logic';

/** Adds the overview and the page of each rule. */
export function addQuestionnaireLogicRoutes(door: AddDoor, services: Services): void {
  door(`GET ${BASE}`, async (visit) => showOverview(await deskOf(services, visit)));

  door(`GET ${BASE}/:rule`, async (visit) => {
    const desk = await deskOf(services, visit);
    showRule(desk, ruleAt(desk));
  });

  door(`POST ${BASE}/:rule`, async (visit) => {
    const desk = await deskOf(services, visit);
    const rule = ruleAt(desk);
    const { key, part } = partAt(desk);
    const reader = new FormReader(visit.request.body);
    const edit = readConditionEdit(reader, placeOf(desk, rule));
    if (edit.step === 'pick') return showRule(desk, rule, { reader, edit });
    const { expression } = edit;
    const texts = messageOf(desk, rule, reader);
    const change = (questionnaire: Desk['questionnaire']) =>
      replacePart(questionnaire, key, (old) => withRule(old, rule, expression, texts));
    const changed = change(desk.questionnaire);
    const faults = changed.ok
      ? authoringFaults(changed.value).filter((fault) => fault.key === key && fault.field === rule.field)
      : [];
    for (const fault of faults) reader.refuse('expression', faultSentence({ ...fault, field: '' }));
    if (Object.keys(reader.errors).length > 0)
      return showRule(desk, rule, { reader, edit, fault: faults[0] });
    const address = `${partAddress(desk, key)}/logic`;
    await storeEdit(services, desk, reader, {
      what: `part-${rule.slug}`,
      name: part.name,
      change,
      afterwards: () => (edit.step === 'rows' ? `${address}/${rule.slug}` : address),
    });
  });
}

function ruleAt(desk: Desk): LogicRule {
  const rule = ruleOf(partAt(desk).part, String(desk.visit.request.params['rule']));
  if (rule === undefined) throw new ProblemError(problem('not-found'));
  return rule;
}

function placeOf({ questionnaire, visit }: Desk, rule: LogicRule): ConditionPlace {
  const { part } = partAt({ questionnaire, visit } as Desk);
  const own = rule.own && part.kind === 'question' ? subjectOf(part, questionnaire.lists) : null;
  return { questionnaire, expression: ruleExpression(part, rule), own, but: part.name };
}

function messageOf(desk: Desk, { message }: LogicRule, reader: FormReader) {
  const { part } = partAt(desk);
  const before = part.kind === 'question' && message !== null ? part[message] : {};
  if (message === null || !reader.has('message-0')) return before;
  const rule = { label: 'the message', longest: 1000 };
  return readTexts(reader, 'message', before, desk.questionnaire.languages, rule);
}

function showRule(desk: Desk, rule: LogicRule, typed?: TypedCondition): void {
  const { questionnaire } = desk;
  const { part, key } = partAt(desk);
  const address = `${partAddress(desk, key)}/logic`;
  const stored = part.kind === 'question' && rule.message !== null ? part[rule.message] : {};
  const texts = Object.fromEntries(textValues('message', stored, questionnaire.languages));
  const page = {
    ...belowQuestionnaire(desk, { text: 'Logic', href: address }),
    title: rule.heading,
    question: firstText(questionnaire, part.label) || part.name,
    rule,
    action: `${address}/${rule.slug}`,
  };
  renderConditionForm(desk, 'questionnaire-rule', page, { place: placeOf(desk, rule), values: texts, typed });
}

function saidBy(
  expression: string | null,
  { without, field }: LogicRule,
  wording: ReturnType<typeof conditionWording>,
): string {
  if (field === 'required' && expression === 'true()') return 'Everybody who is asked';
  return wording(expression) || without;
}

function showOverview(desk: Desk): void {
  const { visit, questionnaire } = desk;
  const { part, key } = partAt(desk);
  const address = partAddress(desk, key);
  const wording = conditionWording(questionnaire);
  renderPage(visit.response, 'questionnaire-logic', {
    ...belowQuestionnaire(desk, { text: part.kind === 'question' ? 'Question' : 'Group', href: address }),
    title: 'Logic',
    question: firstText(questionnaire, part.label) || part.name,
    summary: {
      rows: rulesOffered(part).map((rule) => ({
        key: rule.heading,
        value: saidBy(ruleExpression(part, rule), rule, wording),
        change: `${address}/logic/${rule.slug}`,
      })),
    },
    back: address,
  });
}
