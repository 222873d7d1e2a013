/** Why an edit cannot be made, so that whoever asked for it can be told. */
import { refuse } from '../../../shared/result.js';

export type EditFaultCode =
  | 'no-such-part'
  | 'no-such-list'
  | 'no-such-rule'
  | 'no-such-quota'
  | 'no-such-language'
  | 'not-a-name'
  | 'name-taken'
  | 'language-there'
  | 'cannot-move'
  | 'not-a-group'
  | 'another-kind'
  | 'too-deep'
  | 'too-many';

export interface EditFault {
  readonly code: EditFaultCode;
  /** What it is about: the key, name, list or language that was given. */
  readonly name: string;
}

/** The refusal of an edit. */
export function refuseEdit(code: EditFaultCode, name: string) {
  return refuse<EditFault>({ code, name });
}
