/** `canvass survey convert`: a questionnaire from one written form into another. */
import { writeFile } from 'node:fs/promises';
import { describeSheetFault } from '../domain/questionnaire/xlsform/index.js';
import { readQuestionnaireFile, writeQuestionnaireBytes } from '../services/questionnaires/index.js';
import type { CanvassCommand, Terminal } from './command.js';

export const surveyConvert: CanvassCommand = {
  name: 'convert',
  summary: 'writes a questionnaire as a workbook or as JSON',
  help: `Usage: canvass survey convert IN OUT

  IN    a questionnaire: FILE.xlsx, FILE.md or FILE.json
  OUT   the file to write, FILE.xlsx or FILE.json; it must not be there yet

Nothing is lost on the way: converting back gives the same questionnaire.

Exit status: 0 written; 1 something is wrong with the questionnaire; 2 a file or the words cannot be used.`,
  run,
};

async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  const [from, to, extra] = words;
  if (from === undefined || to === undefined) return failed(terminal, 'expected two files, IN and OUT');
  if (extra !== undefined) return failed(terminal, `expected two files, found also "${extra}"`);
  const read = await readQuestionnaireFile(from);
  if (!read.ok) {
    if (read.problem.kind === 'unreadable') return failed(terminal, read.problem.sentence);
    for (const fault of read.problem.faults) terminal.out(describeSheetFault(fault));
    return 1;
  }
  const bytes = writeQuestionnaireBytes(read.value.questionnaire, to);
  if (bytes === null) return failed(terminal, `${to}: expected a file that ends in .xlsx or .json`);
  const written = await writeFile(to, bytes, { flag: 'wx' }).then(
    () => true,
    () => false,
  );
  if (!written) return failed(terminal, `${to}: expected a new file that can be written`);
  for (const note of read.value.notes) terminal.out(`note: ${describeSheetFault(note)}`);
  terminal.out(`${to}: written`);
  return 0;
}

function failed(terminal: Terminal, sentence: string): number {
  terminal.error(`canvass survey convert: ${sentence}`);
  return 2;
}
