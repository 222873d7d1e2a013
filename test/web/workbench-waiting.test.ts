/** The page that is shown while a data set is put together says what is being done: reading answers, or working out what may be told. */
import type { AnalysisPlace } from '../../src/web/workbench/place.js';
import { showWaiting } from '../../src/web/workbench/waiting.js';

/** What the page says, of a response that keeps what it is given to show. */
function said(kind: 'survey' | 'ballot', read: number): string {
  let text = '';
  const response = {
    locals: {},
    app: { locals: { words: { en: { language: 'en', format: { number: String } } } } },
    req: { method: 'GET', originalUrl: '/manage/here' },
    set: () => response,
    status: () => response,
    render: (_view: string, shown: { text: string }) => {
      text = shown.text;
    },
  };
  const visit = { response, request: response.req };
  showWaiting(
    { subject: { kind }, visit, frame: () => ({ area: 'organiser' }) } as unknown as AnalysisPlace,
    read,
  );
  return text;
}

test('of a survey it counts what was read, of a ballot it says that small groups are being protected', () => {
  expect(said('survey', 1200)).toContain('1200 responses have been read so far');
  expect(said('ballot', 0)).toContain('What may be told of small groups');
  expect(said('ballot', 0)).not.toContain('responses');
});
