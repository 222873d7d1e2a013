/** Counted → published: everybody may read the result and count again, from as much of each paper as the lab chooses. */
import { problem } from '../../../shared/problem.js';
import { refuse } from '../../../shared/result.js';
import { ballotById } from '../../../storage/ballot-store.js';
import { definitionOf, smallestPublication } from '../definition.js';
import { type Move, type MoveChoice, refusalOf, type Wording } from '../move.js';
import { type PublishableCount, publishableCounts, publishBallot } from '../publish.js';

export const publish: Move = {
  name: 'publish',
  from: ['counted'],
  to: 'published',
  button: 'Publish the result',
  heading: 'Publish this result?',
  kind: 'primary',

  sentences: () => [
    'Everybody can read the result at the ballot’s public address.',
    'Tables by role, country and other answers leave out numbers about small groups. Comments are not published.',
    'This cannot be undone.',
  ],
  missing: () => [],

  choice: async (reader, { id }, words): Promise<MoveChoice> => {
    const counts = await publishableCounts(reader, id);
    const [whole] = counts;
    const least = smallestPublication(definitionOf(await ballotById(reader, id)));
    if (whole !== undefined && whole.papers.counted < least) return noPapers(whole, least, words);
    return {
      legend: 'How much of each paper is published?',
      sentences: [
        'Everybody can download the marks of all papers, without anything that says whose they are, and count them again.',
      ],
      options: counts.map((count) => ({
        value: count.extent,
        text: textOf(count),
        hint: `${hintOf(count, counts)} ${uniqueness(count, words)}`,
      })),
    };
  },

  run: async (context, order) => {
    const { reader } = context.storage;
    const ballot = await ballotById(reader, order.ballotId);
    const refused = refusalOf(ballot, order, publish.from);
    if (refused !== null) return refuse(refused);
    const counts = await publishableCounts(reader, order.ballotId);
    const [only, another] = counts;
    const chosen = another === undefined ? only : counts.find(({ extent }) => extent === order.choice);
    if (chosen === undefined)
      return refuse(
        problem('form-invalid', { fields: { choice: 'Choose how much of each paper is published' } }),
      );
    return publishBallot(context, order.ballotId, order.actor, chosen.extent);
  },
};

/** The one way to publish a ballot of few papers. */
function noPapers({ extent, papers }: PublishableCount, least: number, { number }: Wording): MoveChoice {
  const are = papers.counted === 1 ? 'is 1 paper' : `are ${number(papers.counted)} papers`;
  const hint = `There ${are} in the count, fewer than the ${number(least)} without which somebody could be recognised. A scrutineer can still check the count with the openings.`;
  return {
    legend: 'How much of each paper is published?',
    sentences: [],
    options: [{ value: extent, text: 'No papers', hint }],
  };
}

function textOf({ papers: { depth } }: PublishableCount): string {
  if (depth === null) return 'Whole papers';
  return depth === 1 ? 'Only the first preference' : `Only the first ${depth} preferences`;
}

function hintOf({ papers: { depth } }: PublishableCount, counts: readonly PublishableCount[]): string {
  if (depth !== null)
    return 'The count looked no further, so everybody can still repeat it exactly. Nothing is told head to head, as that would need whole papers.';
  return counts.length > 1
    ? 'Every preference as it was marked, so that everybody can also count by other rules.'
    : 'The count needs everything that members marked.';
}

/** How many papers can be told from all others by their marks, and what that means. */
function uniqueness({ papers: { unique, valid } }: PublishableCount, { number }: Wording): string {
  if (unique === 0) return 'No paper is marked as no other is.';
  const are = unique === 1 ? 'is' : 'are';
  return `${number(unique)} of ${number(valid)} papers ${are} marked as no other is: whoever learned such an order from the member can recognise the paper.`;
}
