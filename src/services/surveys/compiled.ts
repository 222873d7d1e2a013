/** Versions of questionnaires made ready for answering, once each: a version never changes. */
import { type Compiled, compileQuestionnaire } from '../../domain/questionnaire/flow/index.js';
import type { Questionnaire } from '../../domain/questionnaire/questionnaire.js';
import { present } from '../../shared/assert.js';
import { findVersion } from '../../storage/survey-version-store.js';
import type { Database } from '../../storage/tables.js';
import { storedQuestionnaire } from './questionnaire-json.js';

/** A published version, ready for answering. */
export interface ReadyVersion {
  readonly number: number;
  readonly questionnaire: Questionnaire;
  readonly compiled: Compiled;
}

/** Gives a survey's version, compiled at its first use. */
export type Versions = (database: Database, surveyId: string, number: number) => Promise<ReadyVersion>;

/** More versions than are answered at once anywhere; beyond it the memory starts afresh. */
const REMEMBERED = 32;

/** A memory of compiled versions. */
export function rememberedVersions(): Versions {
  const known = new Map<string, ReadyVersion>();
  return async (database, surveyId, number) => {
    const key = `${surveyId} ${number}`;
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const row = present(await findVersion(database, surveyId, number), 'a response belongs to a version');
    const questionnaire = storedQuestionnaire(row.definition);
    const compiled = compileQuestionnaire(questionnaire, JSON.parse(row.designs));
    const ready = {
      number,
      questionnaire,
      compiled: present(compiled.ok ? compiled.value : null, 'a published version has no faults'),
    };
    if (known.size >= REMEMBERED) known.clear();
    known.set(key, ready);
    return ready;
  };
}
