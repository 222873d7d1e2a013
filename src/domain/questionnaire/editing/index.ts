/** The door to editing: every change that authors make, each a pure function over the whole questionnaire. */
export { addPart, type Where } from './add.js';
export { beginningOf, emptyQuestionnaire, newGroup, newQuestion } from './blank.js';
export {
  COMPARISONS,
  type Comparison,
  type Condition,
  type Conditions,
  isComparable,
  readConditions,
  takesValue,
  writeConditions,
} from './conditions.js';
export { duplicatePart } from './duplicate.js';
export { type Length, lengthOf } from './estimate.js';
export type { EditFault, EditFaultCode } from './fault.js';
export { type AuthoringFault, authoringFaults } from './faults.js';
export {
  type Attribute,
  attributesOf,
  type LevelPair,
  levelPairs,
  withAttributes,
  withLevelPair,
} from './levels.js';
export {
  choicesOf,
  freeListName,
  type ListField,
  listsOf,
  newChoice,
  usersOf,
  withList,
  withoutUnused,
} from './lists.js';
export { type Direction, groupBeside, movePart, movesOf } from './move.js';
export { freeName, isGivenName, nameFrom, takenNames } from './names.js';
export { askedOften, type HowOften, howOften } from './often.js';
export { type Container, everyPart, findPart, outline, type Placed } from './outline.js';
export {
  namesIn,
  type Pictured,
  picturedIn,
  pictureNames,
  withPicture,
  withPictureNamed,
} from './pictures.js';
export { crossedCells, MOST_CELLS, type QuotaCell } from './quota-cells.js';
export { addQuotas, changeQuota, MOST_QUOTAS, quotaName, removeQuota } from './quotas.js';
export { type Removal, removalOf, removePart } from './remove.js';
export { renamePart } from './rename.js';
export { replacePart } from './replace.js';
export { addScreenOut, changeScreenOut, removeScreenOut, screenOutName } from './screen-outs.js';
export { type Subject, type SubjectKind, subjectOf } from './subjects.js';
export { type TextCell, textCells, withLanguage, withTranslations } from './translations.js';
export { type Use, usesOf } from './uses.js';
