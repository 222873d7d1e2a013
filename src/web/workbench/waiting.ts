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

/** Says that so many responses were read so far; the page can be asked for again, and asks by itself with scripts. */
export function showWaiting(place: AnalysisPlace, read: number): void {
  const { response, request } = place.visit;
  const { format } = wordsFor(response, 'organiser');
  renderPage(
    response,
    'analysis-waiting',
    {
      ...place.frame(),
      title: 'Putting the data set together',
      text: `${format.number(read)} responses have been read so far. This happens once; afterwards tables take moments.`,
      again: request.method === 'GET' ? request.originalUrl : place.workbench,
      scripts: ['waiting.js'],
    },
    { status: 200, retryAfter: 5 },
  );
}
