/** Made-up answers, proposed by the facts of a question and taken only where its type reads them as an answer. */
import { answerField } from '../answers.js';
import type { Question } from '../definition.js';
import { partField } from '../form.js';
import { questionType } from '../question-types/index.js';

/** What a form holds for one question: the question's own field is the part ''. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** How much each item is liked, by its name: utilities of a logit model. What is not named counts 0. */
export type Utilities = Readonly<Record<string, number>>;

/** What a proposal is made from: the question as asked, draws from 0 below 1, what is liked how much, and what is said in words. */
export interface Proposing {
  readonly question: Question;
  readonly next: () => number;
  readonly utilities: Utilities;
  readonly words?: string | undefined;
}

/**
 * The form fields of a made-up answer that the question's type accepts; none where nothing proposed is one. Choices are
 * drawn by a multinomial logit of the utilities, rankings by Plackett and Luce, best and worst by the same with the sign
 * turned, shares of a constant sum as the logit's probabilities.
 */
export function proposedFields(proposing: Proposing): Typed {
  const { question } = proposing;
  const type = questionType(question.type);
  for (const propose of PROPOSALS) {
    const typed = propose(proposing);
    if (typed === null) continue;
    const part = (name: string) => [Object.hasOwn(typed, name) ? (typed[name] ?? []) : []].flat();
    const read = type.read({ ...question, required: true }, { own: part(''), part });
    if (!read.ok || read.value === null) continue;
    const field = answerField(question);
    return Object.fromEntries(Object.entries(typed).map(([name, text]) => [partField(field, name), text]));
  }
  return {};
}

type Proposal = (proposing: Proposing) => Typed | null;

/** From the most particular shape to the plainest; several names come before one, which several would accept too. */
const PROPOSALS: readonly Proposal[] = [
  alternative,
  (proposing) => rowAnswers(proposing, false),
  (proposing) => rowAnswers(proposing, true),
  shares,
  ranks,
  point,
  severalChoices,
  oneChoice,
  ({ words }) => ({ '': words ?? 'Synthetic answer' }),
  number,
  ({ next }) => ({ day: whole(next, 1, 28), month: whole(next, 1, 12), year: whole(next, 1940, 2005) }),
  () => ({ '': 'synthetic@example.org' }),
  () => ({ '': 'yes' }),
  () => ({ '': 'OK' }),
];

/** Items in the order of their utility with Gumbel noise, which makes the first one a draw from the logit. */
function byLiking(names: readonly string[], next: () => number, liking: (name: string) => number): string[] {
  const noisy = names.map((name) => ({ name, liked: liking(name) - Math.log(-Math.log(next() || 0.5)) }));
  return noisy.sort((a, b) => b.liked - a.liked).map(({ name }) => name);
}

function likingIn(utilities: Utilities): (name: string) => number {
  return (name) => (Object.hasOwn(utilities, name) ? (utilities[name] ?? 0) : 0);
}

function namesOf({ choices }: Question): readonly string[] {
  return choices.map(({ name }) => name);
}

function factOf(question: Question, name: string): unknown {
  return questionType(question.type).layout(question)[name];
}

/** One of a task's profiles, each as much liked as its levels together; `none` where none is offered. */
function alternative({ question, next, utilities }: Proposing): Typed | null {
  const names = factOf(question, 'alternatives');
  const profiles = question.task?.profiles ?? [];
  if (!Array.isArray(names) || profiles.length === 0) return null;
  const liking = likingIn(utilities);
  const sums = new Map(
    profiles.map((profile, index) => [
      String(index + 1),
      Object.values(profile).reduce((sum, level) => sum + liking(level), 0),
    ]),
  );
  if (factOf(question, 'none') === true) sums.set('none', liking('none'));
  const [chosen = ''] = byLiking([...sums.keys()], next, (name) => sums.get(name) ?? 0);
  return { '': chosen };
}

/** A choice for each row; in a task each row another one, and the last row's the least liked. */
function rowAnswers({ question, next, utilities }: Proposing, isDistinct: boolean): Typed | null {
  const rows = question.rows ?? [];
  if (rows.length === 0 || isDistinct !== (question.task !== undefined)) return null;
  const liking = likingIn(utilities);
  let left = namesOf(question);
  return Object.fromEntries(
    rows.map(({ name }, index) => {
      const isLast = index > 0 && index === rows.length - 1;
      const sign = isDistinct && isLast ? -1 : 1;
      const [chosen = ''] = byLiking(left, next, (each) => sign * liking(each));
      if (isDistinct) left = left.filter((each) => each !== chosen);
      return [name, chosen];
    }),
  );
}

/** Whole points that add up to the total, in proportion to the logit's probabilities. */
function shares({ question, next, utilities }: Proposing): Typed | null {
  const total = factOf(question, 'total');
  if (typeof total !== 'number') return null;
  const liking = likingIn(utilities);
  const weights = namesOf(question).map((name) => Math.exp(liking(name)) * (0.5 + next()));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let given = 0;
  return Object.fromEntries(
    namesOf(question).map((name, index) => {
      const isLast = index === weights.length - 1;
      const points = isLast ? total - given : Math.floor((total * (weights[index] ?? 0)) / sum);
      given += points;
      return [name, String(points)];
    }),
  );
}

function ranks({ question, next, utilities }: Proposing): Typed | null {
  const count = factOf(question, 'ranks');
  if (typeof count !== 'number') return null;
  const order = byLiking(namesOf(question), next, likingIn(utilities)).slice(0, count);
  return Object.fromEntries(order.map((name, index) => [name, String(index + 1)]));
}

/** A point of a scale. */
function point({ question, next, utilities }: Proposing): Typed | null {
  const points = factOf(question, 'points');
  if (!Array.isArray(points)) return null;
  const [chosen = ''] = byLiking(points.map(String), next, likingIn(utilities));
  return { '': chosen };
}

/** Each choice by itself, as likely as its utility says; two at least, so that a type that takes one refuses them. */
function severalChoices({ question, next, utilities }: Proposing): Typed | null {
  const liking = likingIn(utilities);
  const alone = question.choices.filter(({ behaviour = [] }) => behaviour.length === 0);
  const order = byLiking(
    alone.map(({ name }) => name),
    next,
    liking,
  );
  const liked = order.filter((name, index) => index < 2 || next() < 1 / (1 + Math.exp(1 - liking(name))));
  return liked.length < 2 ? null : { '': liked };
}

function oneChoice({ question, next, utilities }: Proposing): Typed | null {
  const asking = question.choices.filter(({ behaviour = [] }) => !behaviour.includes('other'));
  const [chosen] = byLiking(
    asking.map(({ name }) => name),
    next,
    likingIn(utilities),
  );
  return chosen === undefined ? null : { '': chosen };
}

function number({ question: { parameters = {} }, next }: Proposing): Typed {
  const least = Number(parameters['min'] ?? 0);
  const most = Number(parameters['max'] ?? least + 100);
  return { '': whole(next, Math.ceil(least), Math.floor(most)) };
}

function whole(next: () => number, least: number, most: number): string {
  return String(least + Math.floor(next() * (most - least + 1)));
}
