/** An e-mail address, as far as it can be judged by looking at it. */
import { ok } from '../../../shared/result.js';
import { typedLine } from '../form.js';
import { fault } from '../question-type.js';
import { defineType } from './define-type.js';

/** The most characters of an address (RFC 5321, 4.5.3.1.3: a path has 256 octets, its brackets included). */
const LONGEST = 254;

/**
 * One @, something before it, a name with a dot after it, no blanks, commas or brackets. Whether mail arrives only
 * sending it can tell; a stricter pattern would refuse addresses that work.
 */
const ADDRESS = /^[^\s@,;<>()[\]"]+@[^\s@,;<>()[\]".]+(\.[^\s@,;<>()[\]".]+)+$/;

export const email = defineType({
  name: 'email',
  xlsform: { word: 'text', appearance: 'email' },
  defaultTable: 'none',

  read: (question, typed) => {
    const text = typedLine(typed.own);
    if (text === '') return question.required ? fault('email-empty') : ok(null);
    return ADDRESS.test(text) && text.length <= LONGEST
      ? ok(text)
      : fault('email-unreadable', { typed: text });
  },
});
