/** Makes a questionnaire ready to be asked, or says everything that stands in the way. */
import type { Texts } from '../../../shared/language.js';
import { ok, type Result, refuse } from '../../../shared/result.js';
import type { Expression } from '../expressions/index.js';
import type { ListedChoice, Questionnaire } from '../questionnaire.js';
import type { Compiled, Judged, QuestionSlot, Slot } from './compiled.js';
import { byName, deciders, decidersOf, namedIn, ringFaults, type SlotsByName } from './dependencies.js';
import type { FrozenDesigns } from './designs.js';
import type { CompileFault, FaultSheet } from './fault.js';
import { listNodes } from './live-lists.js';
import { type Named, newReader, type Reader } from './reader.js';
import { everySlot, layOutSlots } from './slots.js';
import { expressionsOf, namesPiped, textsOf } from './texts-of.js';

/**
 * The questionnaire with every expression parsed once, or every fault: expressions that cannot be read, names that
 * nothing or more than one thing has, circles, unknown types, and experiments without a design. `designs` are the frozen
 * designs of the version by the experiment's name; null leaves them out, as before publishing. Costs milliseconds:
 * whoever asks keeps it for each version.
 */
export function compileQuestionnaire(
  questionnaire: Questionnaire,
  designs: FrozenDesigns | null,
): Result<Compiled, readonly CompileFault[]> {
  const reader = newReader();
  const children = layOutSlots({ questionnaire, designs, reader });
  const slots = everySlot(children);
  const slotsByName = byName(slots);
  for (const slot of slots) checkSlot(slot, questionnaire, slotsByName, reader);
  const judge = <Rule extends Named & { readonly when: string }>(rules: readonly Rule[], sheet: FaultSheet) =>
    rules.flatMap((rule) => judged(rule, { ...rule, sheet }, slotsByName, reader));
  const screenOuts = judge(questionnaire.screenOuts, 'screen_outs');
  const quotas = judge(questionnaire.quotas, 'quotas');
  const faults = [...reader.faults, ...ringFaults(slots, slotsByName)];
  if (faults.length > 0) return refuse(faults);
  return ok({
    ...{ questionnaire, children, slots, slotsByName, screenOuts, quotas },
    slotsByKey: new Map(slots.map((slot) => [slot.key, slot] as const)),
    decidedBy: deciders(slots, slotsByName),
    startsAnew: startingAnew(slots, slotsByName),
    unasked: slots.filter((slot): slot is QuestionSlot => slot.kind === 'question' && !slot.asked),
    listsIn: listNodes(questionnaire),
  });
}

function judged<Rule extends Named & { readonly when: string }>(
  rule: Rule,
  place: Named,
  named: SlotsByName,
  reader: Reader,
): readonly Judged<Rule>[] {
  const when = reader.read(place, 'when', rule.when);
  if (when === null) {
    if (rule.when.trim() === '') reader.fault(place, 'when', 'expected an expression, found nothing');
    return [];
  }
  checkNames(place, 'when', when, named, reader);
  return [{ rule, when, decidedBy: decidersOf(namedIn(when, named, true), named) }];
}

/** What a calculation that keeps its value waits for: its triggers, or the answers that it is made of. */
function startingAnew(slots: readonly Slot[], named: SlotsByName): Map<QuestionSlot, readonly Slot[]> {
  const found = new Map<QuestionSlot, readonly Slot[]>();
  for (const slot of slots) {
    if (slot.kind !== 'question' || slot.calculation === null) continue;
    const triggers = slot.part.trigger.flatMap((name) => named.get(name) ?? []);
    if (triggers.length > 0) found.set(slot, triggers);
    else if (slot.asked && slot.readOnly?.text !== 'true()')
      found.set(slot, namedIn(slot.calculation, named, true));
  }
  return found;
}

function checkSlot(slot: Slot, { lists }: Questionnaire, named: SlotsByName, reader: Reader): void {
  for (const [field, expression] of expressionsOf(slot)) {
    checkNames(slot.part, field, expression, named, reader);
  }
  for (const [field, texts] of textsOf(slot)) checkPiped(slot.part, field, texts, named, reader);
  if (slot.kind !== 'question') return;
  checkChoices(slot.part, slot.choices, named, reader);
  for (const name of slot.part.trigger) {
    if (!named.has(name)) reader.fault(slot.part, 'trigger', `there is no question ${name}`);
  }
  for (const [field, list] of Object.entries({ list: slot.part.list, rows: slot.part.rows })) {
    if (list !== null && !Object.hasOwn(lists, list)) {
      reader.fault(slot.part, field, `there is no choice list ${list}`);
    }
  }
}

function checkChoices(
  part: Named,
  choices: readonly ListedChoice[],
  named: SlotsByName,
  reader: Reader,
): void {
  for (const { label } of choices) checkPiped(part, 'list', label, named, reader);
}

function checkPiped(part: Named, field: string, texts: Texts, named: SlotsByName, reader: Reader): void {
  for (const name of namesPiped(texts)) checkName(part, field, name, named, reader);
}

function checkNames(
  part: Named,
  field: string,
  expression: Expression,
  named: SlotsByName,
  reader: Reader,
): void {
  for (const { kind, name, column } of expression.references) {
    if (kind !== 'step') checkName(part, field, name, named, reader, column);
  }
}

function checkName(
  part: Named,
  field: string,
  name: string,
  named: SlotsByName,
  reader: Reader,
  column?: number,
): void {
  const found = named.get(name.replace(/^last-saved#/, ''))?.length ?? 0;
  if (found === 0) reader.fault(part, field, `there is no question ${name}`, column);
  if (found > 1) reader.fault(part, field, `${found} questions or groups are called ${name}`, column);
}
