/** The page that is shown while tables are on their way through disclosure control. */
import type { Underway } from '../../services/analysis/publishing/publishing.js';
import { type PageModel, renderPage, wordsFor } from '../render.js';
import type { Visit } from '../visit.js';

/** Says how far it is; the page can be asked for again, and asks by itself with scripts. */
export function showUnderway(
  { response, request }: Visit,
  underway: Underway,
  { title, frame }: { readonly title: string; readonly frame: Omit<PageModel, 'title'> },
): void {
  const { format } = wordsFor(response, 'organiser');
  const text =
    underway.ok === 'reading'
      ? `${format.number(underway.read)} responses have been read so far.`
      : underway.made < underway.of
        ? `${underway.made} of ${underway.of} tables and charts have been worked out.`
        : 'All tables have been worked out. Now every number is checked against all others that are or would be public: can a small group be found out? This takes seconds for a few tables and minutes for many.';
  renderPage(
    response,
    'analysis-waiting',
    { ...frame, ...{ title, text, again: request.originalUrl, scripts: ['waiting.js'] } },
    { status: 200, retryAfter: 5 },
  );
}
