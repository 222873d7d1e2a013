/** The page that is shown while a data set is read for the first time. */
import type { Described } from '../../services/analysis/analysis.js';
import type { Services } from '../../services/index.js';
import { renderPage, wordsFor } from '../render.js';
import type { AnalysisPlace } from './place.js';

/** What can be asked about; null once the page that says how far the reading is has been shown instead. */
export async function describedOr({ analysis }: Services, place: AnalysisPlace): Promise<Described | null> {
  const described = await analysis.describe(place.subject);
  if ('description' in described) return described;
  showWaiting(place, described.read);
  return null;
}

const SETTLED =
  'What may be told of small groups is being worked out, for all tables at once. A ballot with many questions can take a minute or two. This happens once; afterwards tables take moments.';

/** Says what is being done, and how far it is; the page can be asked for again, and asks by itself with scripts. */
export function showWaiting(place: AnalysisPlace, read: number): void {
  const { response, request } = place.visit;
  const { format } = wordsFor(response, 'organiser');
  renderPage(
    response,
    'analysis-waiting',
    {
      ...place.frame(),
      title: 'Putting the data set together',
      text:
        place.subject.kind === 'ballot'
          ? SETTLED
          : `${format.number(read)} responses have been read so far. This happens once; afterwards tables take moments.`,
      again: request.method === 'GET' ? request.originalUrl : place.workbench,
      scripts: ['waiting.js'],
    },
    { status: 200, retryAfter: 5 },
  );
}
