/** The result of a ballot: its page, for everybody once published and for the lab before, and its files. */
import type { Response } from 'express';
import { textCompanions } from '../../services/analysis/comments/text-questions.js';
import { definitionOf } from '../../services/ballots/definition.js';
import type { BallotResult } from '../../services/ballots/result.js';
import { findResult, isCounted } from '../../services/ballots/result.js';
import type { WrittenFile } from '../../services/exports/ballots/index.js';
import { PUBLIC_FILE_NAMES, type PublicFileName } from '../../services/exports/ballots/public-files.js';
import type { Services } from '../../services/index.js';
import { present } from '../../shared/assert.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { commentsPage } from '../pages/comments.js';
import { openingsPage } from '../pages/openings.js';
import { resultPage } from '../pages/result.js';
import { resultWords } from '../pages/result-words.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import type { BallotVisit } from '../visit.js';

/** Adds the result page, public and for the lab, the public files, and what analysts and organisers may have. */
export function addResultRoutes(door: AddDoor, services: Services): void {
  door('GET /ballots/:ballot/result', async (visit) => {
    if (visit.ballot.state !== 'published') throw new ProblemError(problem('not-found'));
    await showResult(services, visit, true);
  });
  door('GET /manage/ballots/:ballot/result', (visit) => showResult(services, visit, false));
  for (const name of PUBLIC_FILE_NAMES) {
    door(`GET /ballots/:ballot/${name}`, async ({ ballot, response }) => {
      sendFile(response, ballot.slug, name, await services.exports.publicFile(ballot, name));
    });
  }
  door('GET /ballots/:ballot/comments.csv', async ({ ballot, response }) => {
    sendFile(response, ballot.slug, 'comments.csv', await services.exports.comments(ballot));
  });
  door('GET /manage/ballots/:ballot/openings', ({ ballot, lab, response }) => {
    if (!isCounted(ballot)) throw new ProblemError(problem('not-found'));
    renderPage(response, 'openings', openingsPage({ lab, ballot }));
  });
  door('POST /manage/ballots/:ballot/openings.json', async ({ ballot, response, account }) => {
    const actor = present(account, 'an organiser is signed in').id;
    sendFile(response, ballot.slug, 'openings.json', await services.exports.openings(ballot, actor));
  });
  door('GET /manage/ballots/:ballot/comments', async ({ ballot, lab, response, request }) => {
    const comments = await services.exports.listComments(ballot);
    if (comments === null) throw new ProblemError(problem('not-found'));
    const page = Number(request.query['page'] ?? '1');
    const questions = textCompanions(definitionOf(ballot));
    renderPage(response, 'comments', commentsPage({ lab, ballot, questions, comments, page }));
  });
}

async function showResult(services: Services, visit: BallotVisit, isPublic: boolean): Promise<void> {
  const { ballot, response } = visit;
  const result = await findResult(services.context.storage.reader, ballot);
  if (result === null) throw new ProblemError(problem('not-found'));
  const words = resultWords(result.definition, wordsFor(response, isPublic ? 'public' : 'organiser'));
  const files = ballot.state === 'published' ? services.exports.namesFor(result) : [];
  const forRole = isPublic ? [] : linksFor(result, visit.role);
  const { labTimeZone: timeZone } = services.context.config;
  renderPage(response, 'result', resultPage(result, { isPublic, files, forRole, timeZone }, words));
}

function linksFor({ ballot }: BallotResult, role: BallotVisit['role']) {
  const comments = [
    { href: `/manage/ballots/${ballot.slug}/comments`, text: 'Read the comments' },
    { href: `/ballots/${ballot.slug}/comments.csv`, text: 'Download the comments (comments.csv)' },
  ];
  const openings = [{ href: `/manage/ballots/${ballot.slug}/openings`, text: 'Openings, for a scrutineer' }];
  if (role === 'organiser') return [...comments, ...openings];
  return role === 'analyst' ? comments : [];
}

function sendFile(
  response: Response,
  slug: string,
  name: PublicFileName | 'comments.csv' | 'openings.json',
  file: WrittenFile | null,
): void {
  if (file === null) throw new ProblemError(problem('not-found'));
  response
    .set('Content-Type', file.mediaType)
    .set('Content-Disposition', `attachment; filename="${slug}-${name}"`)
    .send(Buffer.from(file.content.buffer, file.content.byteOffset, file.content.byteLength));
}
