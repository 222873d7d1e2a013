/** The change that a report measures others by: what the field offers, and what comes back from it. */
import type { DescribedAttribute, DescribedQuestion } from '../../services/analysis/enquiries/describe.js';
import type { View } from '../../services/analysis/view/view.js';
import { inLanguage } from '../../shared/language.js';
import type { FormReader } from '../form-reader.js';
import { tradeText } from '../workbench/address.js';

type Trade = NonNullable<View['trade']>;

/** An attribute's changes under its name, or a choice of its own. */
export type TradeOffer =
  | { readonly value: string; readonly text: string }
  | {
      readonly label: string;
      readonly choices: readonly { readonly value: string; readonly text: string }[];
    };

interface Change {
  readonly of: string;
  readonly trade: Trade;
  readonly text: string;
}

/** Every level instead of every other one of its attribute, by attribute; nothing where no question is a choice task. */
export function tradeOffers(
  questions: readonly DescribedQuestion[],
  before: Trade | null,
): readonly TradeOffer[] {
  const changes = changesOf(questions);
  if (changes.length === 0) return [];
  const of = [...new Set(changes.map((change) => change.of))];
  const isGone = before !== null && !changes.some(({ trade }) => tradeText(trade) === tradeText(before));
  return [
    { value: '', text: 'Do not ask this' },
    ...of.map((label) => ({
      label,
      choices: changes
        .filter((change) => change.of === label)
        .map(({ trade, text }) => ({ value: tradeText(trade), text })),
    })),
    ...(isGone ? [{ value: tradeText(before), text: tradeText(before) }] : []),
  ];
}

/** The change that was chosen; refused where no question among `rows` is about it. */
export function tradeIn(
  form: FormReader,
  questions: readonly DescribedQuestion[],
  rows: readonly string[],
  before: Trade | null,
): Trade | null {
  const sent = form.all('trade')[0] ?? '';
  const all = changesOf(questions);
  const chosen = all.find(({ trade }) => tradeText(trade) === sent)?.trade ?? null;
  if (chosen === null) return before !== null && tradeText(before) === sent ? before : null;
  const ticked = changesOf(questions.filter(({ name }) => rows.includes(name)));
  if (!ticked.some(({ trade }) => tradeText(trade) === sent))
    form.refuse('trade', 'Choose among the questions the choice task whose attribute is given up');
  return chosen;
}

function changesOf(questions: readonly DescribedQuestion[]): readonly Change[] {
  const attributes = questions.flatMap((question) => question.attributes);
  const changes = attributes.flatMap((attribute) => changesIn(attribute));
  return changes.filter(
    ({ trade }, at) => changes.findIndex((one) => tradeText(one.trade) === tradeText(trade)) === at,
  );
}

function changesIn({ name, label, levels }: DescribedAttribute): readonly Change[] {
  const words = (of: DescribedAttribute['levels'][number]) => inLanguage(of.label, 'en') || of.name;
  return levels.flatMap((from) =>
    levels.flatMap((to) =>
      from === to
        ? []
        : [
            {
              of: inLanguage(label, 'en') || name,
              trade: { attribute: name, from: from.name, to: to.name },
              text: `${words(to)} instead of ${words(from)}`,
            },
          ],
    ),
  );
}
