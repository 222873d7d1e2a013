/** The XLSForm family of the conformance set: forms to accept and to refuse. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  describeSheetFault,
  readMarkdownTables,
  readQuestionnaire,
  type SheetFault,
} from '../../src/domain/questionnaire/xlsform/index.js';
import type { FamilyReport } from './counts.js';

interface Form {
  readonly id: string;
  readonly form: string;
  readonly refuse: boolean;
  readonly reference_messages: readonly string[];
}

/** Forms refused for nothing but a type that surveys do not offer are counted apart, by that type. */
const NOT_OFFERED = /^expected a type of question that surveys offer, found "([^"]+)"/;

/** Runs the forms of `folder`; null where it has none. */
export async function runForms(folder: string): Promise<FamilyReport | null> {
  const list = join(folder, 'forms.jsonl');
  if (!existsSync(list)) return null;
  const lines = (await readFile(list, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const missed: { id: string; differences: readonly string[] }[] = [];
  const uncounted = new Map<string, number>();
  for (const line of lines) {
    const form: Form = JSON.parse(line);
    const read = readQuestionnaire(readMarkdownTables(form.form));
    const faults = read.ok ? [] : read.problem;
    const type = form.refuse ? null : typeNotOffered(faults);
    const differences = differencesOf(form, faults);
    if (type !== null) uncounted.set(type, (uncounted.get(type) ?? 0) + 1);
    else if (differences.length > 0) missed.push({ id: form.id, differences });
  }
  const left = [...uncounted.values()].reduce((sum, forms) => sum + forms, 0);
  return { total: lines.length, passed: lines.length - missed.length - left, missed, uncounted };
}

/** The type, where nothing else is wrong with the form. */
function typeNotOffered(faults: readonly SheetFault[]): string | null {
  const types = faults.map(({ sentence }) => NOT_OFFERED.exec(sentence)?.[1] ?? null);
  return types.includes(null) ? null : (types[0] ?? null);
}

/** A refusal must name the sheet and the row that the reference names, where it names them. */
function differencesOf(form: Form, faults: readonly SheetFault[]): readonly string[] {
  if (!form.refuse) return faults.map(describeSheetFault);
  if (faults.length === 0) return ['accepted, though it should be refused'];
  return form.reference_messages.flatMap((message) => {
    const row = /\[row : (\d+)\]/.exec(message)?.[1];
    const sheet = /On the '(\w+)' sheet/.exec(message)?.[1];
    const agrees = (fault: SheetFault) =>
      (row === undefined || fault.row === Number(row)) && (sheet === undefined || fault.sheet === sheet);
    return faults.some(agrees)
      ? []
      : [`no fault at ${sheet ?? 'any sheet'}, row ${row ?? 'any'}: ${message}`];
  });
}
