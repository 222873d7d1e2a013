/** Questionnaires to start from: files in `data/templates/` and the pilot lab's survey, read as any uploaded file is. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Questionnaire } from '../../domain/questionnaire/questionnaire.js';
import { present } from '../../shared/assert.js';
import { projectRoot } from '../../shared/project-root.js';
import { readQuestionnaireBytes } from '../questionnaires/index.js';

/** One template; `name` is its file's without the ending. */
export interface Template {
  readonly name: string;
  readonly questionnaire: Questionnaire;
}

const PILOT = join('labs', 'pilot-2017', 'peer-support-survey.json');

/** Every template, in the order of their names. */
export async function listTemplates(): Promise<readonly Template[]> {
  const data = join(projectRoot(), 'data');
  const files = (await readdir(join(data, 'templates'))).filter(
    (file) => /\.(md|json)$/.test(file) && file !== 'README.md',
  );
  const paths = [...files.map((file) => join('templates', file)), PILOT];
  const read = await Promise.all(paths.map((path) => readTemplate(join(data, path))));
  return read.sort((one, other) => (one.name < other.name ? -1 : 1));
}

async function readTemplate(path: string): Promise<Template> {
  const read = await readQuestionnaireBytes(await readFile(path), path);
  const found = present(read.ok ? read.value : null, `the template ${path} has no faults`);
  return { name: basename(path, extname(path)), questionnaire: found.questionnaire };
}
