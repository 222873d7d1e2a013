/**
 * The order in which test files are begun. Jest begins with the largest, as it knows nothing else of a fresh clone; the files that
 * take longest here are small, and one that is begun last keeps a single worker busy while the other waits.
 */
import { createRequire } from 'node:module';

/** Where half a minute and more goes: browsers, many processes, laws over a thousand elections. */
const LONG = [
  '/browser/',
  '/load/',
  '/properties/',
  '/cli/safety.',
  '/cli/serve.',
  '/experiments/choice-design.',
  '/heavy-work/pool.',
  '/house-rules.',
  '/preferences/by-banner.',
];

// Its types are those of a CommonJS module and it is imported as another kind.
const { default: Sequencer } = createRequire(import.meta.url)(
  '@jest/test-sequencer',
) as typeof import('@jest/test-sequencer');
type Tests = Parameters<InstanceType<typeof Sequencer>['sort']>[0];

export default class LongestFirst extends Sequencer {
  override async sort(tests: Tests): Promise<Tests> {
    const sorted = await super.sort(tests);
    const isLong = ({ path }: Tests[number]) => LONG.some((part) => path.includes(part));
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
}
