import fc from 'fast-check';
import {
  answerPage,
  type Compiled,
  orderShown,
  pageAt,
  type ResponseState,
} from '../../../../src/domain/questionnaire/flow/index.js';
import {
  compiled,
  group,
  MOMENT,
  namesOn,
  question,
  sent,
  shownPage,
  started,
  typedForm,
  yesNo,
} from '../../../kit/questionnaire.js';
import { compiledParts, partLists } from '../../../kit/questionnaire-shapes.js';

const typedTexts = fc.constantFrom('yes', 'no', 'a', 'b', 'c', 'd', '1', '49', '77', '', 'x');

interface Sent {
  readonly page: string;
  readonly form: Record<string, unknown>;
}

/** Walks on with whatever is typed until the interview ends, or for a hundred pages; refused pages are answered anew. */
function walk(ready: Compiled, from: ResponseState, texts: readonly string[]) {
  const sentPages: Sent[] = [];
  let state = from;
  for (let step = 0; state.at !== null && step < 300; step += 1) {
    const page = shownPage(ready, state, state.at);
    const form =
      page.another === null
        ? typedForm(page, valuesFor(page, texts, step))
        : { another: step % 3 === 0 ? 'yes' : 'no' };
    const result = answerPage(ready, state, page.id, form, MOMENT);
    if (!result.ok) continue;
    sentPages.push({ page: page.id, form });
    state = result.value.state;
  }
  return { state, sentPages };
}

/** Something that the question may take, chosen by the texts. */
function valuesFor(page: ReturnType<typeof shownPage>, texts: readonly string[], step: number) {
  const asked = page.sections.flatMap(({ questions }) => questions);
  return Object.fromEntries(
    asked.map(({ question: { name, type, choices } }, index) => {
      const text = texts[(step * 3 + index) % texts.length] ?? 'x';
      if (type === 'whole-number') return [name, String(text.length + step)];
      const at = (text.codePointAt(0) ?? 0) % Math.max(1, choices.length);
      return [name, choices[at]?.name ?? `${text}.`];
    }),
  );
}

const texts = fc.array(typedTexts, { minLength: 3, maxLength: 20 });

test('every interview ends, whatever is answered, and never asks what is not relevant', () => {
  fc.assert(
    fc.property(partLists, texts, (parts, typed) => {
      const ready = compiledParts(parts);
      const { state } = walk(ready, started(ready), typed);
      expect(state.ended).toEqual({ kind: 'complete' });
      expect(Object.keys(state.answers)).toEqual(expect.arrayContaining([...state.hidden]));
    }),
    { numRuns: 150 },
  );
});

test('the flow is a function: the same forms in the same order give the same state', () => {
  fc.assert(
    fc.property(partLists, texts, (parts, typed) => {
      const ready = compiledParts(parts);
      const { state, sentPages } = walk(ready, started(ready), typed);
      let again = started(ready);
      for (const { page, form } of sentPages) {
        const once = answerPage(ready, again, page, form, MOMENT);
        if (!once.ok) throw new Error('refused');
        const { ended, answers, hidden } = once.value.state;
        const twice = answerPage(ready, once.value.state, page, form, MOMENT);
        if (ended === null) expect(twice).toMatchObject({ ok: true, value: { state: { answers, hidden } } });
        again = once.value.state;
      }
      expect(again).toEqual(state);
    }),
    { numRuns: 80 },
  );
});

test('back always comes to the first page, by pages that are open', () => {
  fc.assert(
    fc.property(partLists, texts, fc.nat(8), (parts, typed, steps) => {
      const ready = compiledParts(parts);
      let state = started(ready);
      for (let step = 0; step < steps && state.at !== null; step += 1) {
        const page = shownPage(ready, state, state.at);
        const form =
          page.another === null ? typedForm(page, valuesFor(page, typed, step)) : { another: 'no' };
        const result = answerPage(ready, state, page.id, form, MOMENT);
        if (result.ok) state = result.value.state;
      }
      const seen = new Set<string>();
      for (let page = state.at; page !== null; page = shownPage(ready, state, page).back) {
        expect(seen.has(page)).toBe(false);
        seen.add(page);
        const { part, of } = shownPage(ready, state, page).progress;
        expect(part).toBeGreaterThanOrEqual(1);
        expect(part).toBeLessThanOrEqual(of);
      }
    }),
    { numRuns: 80 },
  );
});

test('an answer under a path that is closed comes back when it opens again', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('yes', 'no'), { minLength: 1, maxLength: 8 }),
      fc.string({ minLength: 1, maxLength: 20 }),
      (switches, kept) => {
        const ready = compiled([
          yesNo('open'),
          question('inner', { relevant: "${open} = 'yes'" }),
          question('deep', { relevant: "${inner} != ''" }),
          question('end'),
        ]);
        const first = sent(ready, started(ready), 'open', { open: 'yes' });
        const filled = sent(ready, first, 'inner', { inner: `k${kept}` });
        let state = filled;
        for (const value of switches) {
          state = sent(ready, state, 'open', { open: value });
          if (value === 'yes')
            expect(shownPage(ready, state, 'inner').values['answer-inner']).toBe(filled.answers['inner']);
          else expect(pageAt(ready, state, 'inner', MOMENT).ok).toBe(false);
          expect(state.answers['inner']).toBe(filled.answers['inner']);
          expect(state.hidden).toEqual(value === 'yes' ? [] : ['inner']);
        }
      },
    ),
  );
});

test('no form, page or state of answers breaks it', () => {
  const anything = fc.oneof(fc.string(), fc.array(fc.string()), fc.integer(), fc.constant(null), fc.object());
  const fields = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'shown',
      'another',
      '__proto__',
      ...Array.from({ length: 10 }, (_, index) => `answer-q${index}`),
    ),
  );
  const pages = fc.oneof(
    fc.string(),
    fc.constantFrom('q0', 'q1', 'g', 'more~1~another', 'each~1', '__proto__'),
  );
  fc.assert(
    fc.property(partLists, texts, fc.dictionary(fields, anything), pages, (parts, typed, form, page) => {
      const ready = compiledParts(parts);
      const { state } = walk(ready, started(ready), typed);
      for (const each of [
        started(ready),
        { ...state, ended: null, at: null },
        { ...state, ended: null, at: 'q1' },
      ]) {
        pageAt(ready, each, page, MOMENT);
        answerPage(ready, each, page, form, MOMENT);
      }
    }),
    { numRuns: 80 },
  );
});

test('wherever somebody is sent, the page is open', () => {
  fc.assert(
    fc.property(
      partLists,
      texts,
      fc.dictionary(fc.constantFrom('q0', 'q3', 'q5'), typedTexts),
      (parts, typed, changed) => {
        const ready = compiledParts(parts);
        const { state } = walk(ready, started(ready), typed);
        const altered = { ...state, ended: null, at: null, answers: { ...state.answers, ...changed } };
        const elsewhere = pageAt(ready, altered, 'nowhere', MOMENT);
        if (!elsewhere.ok && elsewhere.problem.kind === 'page') {
          expect(pageAt(ready, altered, elsewhere.problem.page, MOMENT).ok).toBe(true);
        }
      },
    ),
    { numRuns: 80 },
  );
});

test('the order in which calculations are written does not matter', () => {
  const parts = [
    question('start', { type: 'whole-number' }),
    ...[1, 2, 3, 4].map((index) =>
      question(`c${index}`, {
        type: 'calculate',
        calculation: index === 1 ? '${start} + 1' : `\${c${index - 1}} * 2`,
      }),
    ),
  ];
  fc.assert(
    fc.property(
      fc.shuffledSubarray(parts, { minLength: 5 }),
      fc.integer({ min: 0, max: 999 }),
      (order, start) => {
        const ready = compiled(order);
        expect(sent(ready, started(ready), 'start', { start: String(start) }).answers).toEqual({
          start: String(start),
          c1: String(start + 1),
          c2: String((start + 1) * 2),
          c3: String((start + 1) * 4),
          c4: String((start + 1) * 8),
        });
      },
    ),
  );
});

test('an order that is drawn has everything once, and is the same however often it is asked for', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 2, max: 12 }), (seed, count) => {
      const names = Array.from({ length: count }, (_, index) => `q${index}`);
      const ready = compiled([
        group(
          'g',
          names.map((name) => question(name)),
          { order: 'random', page: true },
        ),
      ]);
      const [shown] = orderShown(ready, started(ready, seed));
      const order = shown?.kind === 'group' ? shown.names : [];
      expect([...order].sort()).toEqual([...names].sort());
      expect(namesOn(shownPage(ready, started(ready, seed), 'g'))).toEqual(order);
    }),
  );
});
