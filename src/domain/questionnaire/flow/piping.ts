/** Puts earlier answers into the texts of later questions: `${name}` becomes what the respondent would recognise. */
import type { Texts } from '../../../shared/language.js';
import { answerWords } from '../answers.js';
import type { AnswerNode } from '../expressions/index.js';
import { nearest } from '../expressions/scope.js';
import { isQuestion, type Live } from './live.js';
import { namedFrom } from './live-context.js';
import type { LiveNode } from './live-node.js';
import { PIPED } from './texts-of.js';

/**
 * The texts with each `${name}` replaced by the answer nearest to the node: a choice by its label in the text's
 * language, a blank by nothing.
 */
export function pipedTexts(live: Live, node: LiveNode, texts: Texts): Texts {
  if (!Object.values(texts).some((text) => text?.includes('${'))) return texts;
  return Object.fromEntries(
    Object.entries(texts).map(([language, text]) => [
      language,
      text?.replace(PIPED, (_whole, name: string) => wordsOf(live, node, name, language)),
    ]),
  );
}

/** The text with each `${name}` replaced by the answer as expressions see it. */
export function piped(live: Live, node: LiveNode, text: string): string {
  return text.replace(PIPED, (_whole, name: string) => nodeFor(live, node, name)?.text ?? '');
}

function wordsOf(live: Live, node: LiveNode, name: string, language: string): string {
  const found = nodeFor(live, node, name);
  if (found === null || !isQuestion(found)) return '';
  const answer = live.answer(found);
  return answer === null ? '' : answerWords(live.whole(found), answer, language);
}

function nodeFor(live: Live, node: LiveNode, name: string): LiveNode | null {
  const named = namedFrom(live, node, name);
  const [first] = nearest(named, node);
  return named.find((candidate: AnswerNode) => candidate === first) ?? null;
}
