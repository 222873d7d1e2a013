/** Why an edit of a questionnaire was refused, as a problem with its sentence. */
import type { EditFault, EditFaultCode } from '../../domain/questionnaire/editing/index.js';
import { fillIn, type Problem, problem } from '../../shared/problem.js';

const REASONS: Readonly<Record<EditFaultCode, string>> = {
  'no-such-part': 'there is no part “{name}” any more.',
  'no-such-list': 'there is no list of choices “{name}” any more.',
  'no-such-rule': 'there is no screen-out “{name}” any more.',
  'no-such-quota': 'there is no quota “{name}” any more.',
  'no-such-language': 'the questionnaire has no language “{name}”.',
  'not-a-name':
    '“{name}” is no name. Use letters from a to z, digits and _, with a letter first, 64 characters at most.',
  'name-taken': 'something else is called “{name}” already.',
  'language-there': 'the questionnaire has the language “{name}” already.',
  'cannot-move': '“{name}” cannot go further that way.',
  'not-a-group': '“{name}” is a question, so nothing can be put into it.',
  'another-kind': '“{name}” is another kind of part by now.',
  'too-deep': 'groups lie too deep in each other for “{name}”.',
  'too-many': 'the questionnaire is too long for another “{name}”.',
};

/** The sentence for one fault. */
export function editSentence({ code, name }: EditFault): string {
  return fillIn(REASONS[code], { name });
}

/** The fault as a problem of the catalogue. */
export function editProblem(fault: EditFault): Problem {
  return problem('edit-impossible', { parameters: { reason: editSentence(fault) } });
}
