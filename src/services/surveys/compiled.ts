/** Versions of questionnaires made ready for answering, once each: a version never changes. */
import { type Compiled, compileQuestionnaire } from '../../domain/questionnaire/flow/index.js';
import type { Questionnaire } from '../../domain/questionnaire/questionnaire.js';
import { present } from '../../shared/assert.js';
import { sha256 } from '../../shared/digest.js';
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

/** A questionnaire that is tried out, ready for answering. */
export type ReadyDraft = Omit<ReadyVersion, 'number'>;

/** Gives the questionnaire of these two texts, compiled at its first use. */
export type Drafts = (definition: string, designs: string) => ReadyDraft;

/** A memory of compiled drafts, known by a digest of their texts: an edit makes another one. `compile` is for tests. */
export function rememberedDrafts(compile = readyDraft): Drafts {
  const known = new Map<string, ReadyDraft>();
  return (definition, designs) => {
    const key = sha256(JSON.stringify([definition, designs]));
    const ready = known.get(key) ?? compile(definition, designs);
    if (!known.has(key) && known.size >= REMEMBERED) known.clear();
    known.set(key, ready);
    return ready;
  };
}

function readyDraft(definition: string, designs: string): ReadyDraft {
  const questionnaire = storedQuestionnaire(definition);
  const compiled = compileQuestionnaire(questionnaire, JSON.parse(designs));
  return {
    questionnaire,
    compiled: present(compiled.ok ? compiled.value : null, 'a stored questionnaire was checked'),
  };
}

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
    const ready = { number, ...readyDraft(row.definition, row.designs) };
    if (known.size >= REMEMBERED) known.clear();
    known.set(key, ready);
    return ready;
  };
}
