/** Consent: a statement to tick, or to answer with yes or no; the wording that was put is kept with the answer. */
import { sha256 } from '../../../shared/digest.js';
import { ok } from '../../../shared/result.js';
import type { Question } from '../definition.js';
import { fault } from '../question-type.js';
import { defineType } from './define-type.js';
import { setFor, wordParameter } from './parameters.js';
import { answeredParts, partText } from './parts.js';
import { NO, YES, YES_OR_NO } from './yes-or-no.js';

const GIVEN = 'given';
const WORDING = 'wording';

export const consent = defineType({
  name: 'consent',
  xlsform: { word: 'consent', appearance: null },
  asksConsent: true,
  parameters: [wordParameter('ask', ['tick', 'yes-no'])],
  defaultTable: 'frequencies',
  defaultChart: 'none',

  layout: (question) => ({ shown: asksYesOrNo(question) ? 'yes-no' : 'tick' }),

  read: (question, typed) => {
    const [given, ...more] = [...new Set(typed.own.filter((text) => text !== ''))];
    if (given === undefined && !question.required) return ok(null);
    if (given === undefined) return fault(asksYesOrNo(question) ? 'consent-yes-no' : 'consent-tick');
    const known = given === 'yes' || (given === 'no' && asksYesOrNo(question));
    if (!known || more.length > 0) return fault('consent-yes-no');
    return ok(
      answeredParts([
        [GIVEN, given],
        [WORDING, wordingOf(question)],
      ]),
    );
  },

  typed: (_question, answer) => {
    const given = partText(answer, GIVEN);
    return given === null ? {} : { '': given };
  },
  condition: (_question, answer) => partText(answer, GIVEN) ?? '',
  answerText: (_question, answer) => {
    const given = partText(answer, GIVEN);
    return given === null ? [] : [{ about: null, text: given === 'yes' ? YES : NO }];
  },

  variables: ({ name, label }) => [
    { name, label, kind: 'code', codes: YES_OR_NO, missing: [] },
    { name: `${name}_${WORDING}`, label, kind: 'text', codes: null, missing: [] },
  ],
  coder: () => (answer) => {
    const given = partText(answer, GIVEN);
    return [given === null ? null : Number(given === 'yes'), partText(answer, WORDING)];
  },
});

function asksYesOrNo(question: Question): boolean {
  return setFor(question, 'ask') === 'yes-no';
}

/** A fingerprint of what was put in every language: 16 hexadecimal digits of SHA-256 over label, hint and guidance. */
function wordingOf({ label, hint, guidance = {} }: Question): string {
  return sha256(JSON.stringify([label, hint ?? {}, guidance])).slice(0, 16);
}
