/** Something to tick as read; XLSForm's `acknowledge`, whose answer is the word OK. */
import { ok } from '../../../shared/result.js';
import { fault } from '../question-type.js';
import { defineType } from './define-type.js';

const OK = 'OK';

export const acknowledgement = defineType({
  name: 'acknowledgement',
  xlsform: { word: 'acknowledge', appearance: null },
  defaultTable: 'frequencies',

  read: (question, typed) => {
    const sent = typed.own.filter((text) => text !== '');
    if (sent.length === 0) return question.required ? fault('acknowledge') : ok(null);
    return sent.every((text) => text === OK) ? ok(OK) : fault('acknowledge');
  },

  variables: ({ name, label }) => [
    { name, label, kind: 'code', codes: [{ code: 1, label: { en: 'OK', cy: 'Iawn' } }], missing: [] },
  ],
  coder: () => (answer) => [answer === OK ? 1 : null],
});
