/** Pictures of a question and its choices: uploaded, described in each language, and taken away again. */
import {
  type Pictured,
  picturedIn,
  withPicture,
  withPictureNamed,
} from '../../domain/questionnaire/editing/index.js';
import { LARGEST_IMAGE } from '../../services/ballots/images.js';
import type { Services } from '../../services/index.js';
import { type NewPicture, readPicture } from '../../services/surveys/pictures.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { ok } from '../../shared/result.js';
import { FormReader } from '../form-reader.js';
import {
  type PictureSubject,
  picturePage,
  picturesPage,
  readPicturePart,
} from '../pages/questionnaire-pictures.js';
import { uploadedPicture } from '../picture-upload.js';
import { type Desk, deskOf, partAddress, partAt, storeEdit } from '../questionnaire-desk.js';
import { renderPage } from '../render.js';
import type { AddDoor } from '../security/door.js';
import { readUpload } from '../upload.js';

const BASE = '/manage/surveys/:survey/questionnaire/parts/:part/pictures';

/** Adds the list and the page of one. */
export function addQuestionnairePicturesRoutes(door: AddDoor, services: Services): void {
  door(`GET ${BASE}`, async (visit) => {
    const desk = await deskOf(services, visit);
    renderPage(visit.response, 'questionnaire-pictures', picturesPage(desk, subjectAt(desk)));
  });

  door(`GET ${BASE}/:of`, async (visit) => {
    const desk = await deskOf(services, visit);
    const subject = subjectAt(desk);
    renderPage(
      visit.response,
      'questionnaire-picture',
      picturePage(desk, subject, picturedAt(desk, subject)),
    );
  });

  door(`POST ${BASE}/:of`, async (visit) => {
    const { request, response } = visit;
    const upload = await readUpload(request, response, 'picture', LARGEST_IMAGE);
    const desk = await deskOf(services, visit);
    const subject = subjectAt(desk);
    const pictured = picturedAt(desk, subject);
    const reader = new FormReader(request.body);
    const picture = uploadedPicture(upload, reader, (file, name) =>
      readPicture(file, Buffer.from(name, 'latin1').toString('utf8')),
    );
    const shown = readPicturePart(reader, desk, pictured, picture);
    if (Object.keys(reader.errors).length > 0) {
      if (picture !== null)
        reader.refuse('picture', 'Choose the picture again: a browser cannot keep it for you');
      const page = picturePage(desk, subject, pictured, reader);
      return renderPage(response, 'questionnaire-picture', page, 422);
    }
    await storeEdit(services, desk, reader, {
      ...{ what: 'picture-changed', name: `${subject.key} ${pictured.of}` },
      picture: picture ?? undefined,
      change: (questionnaire) => {
        const changed = withPicture(questionnaire, subject.key, pictured.of, shown);
        return changed.ok ? ok(everywhere(changed.value, desk, pictured, picture)) : changed;
      },
      afterwards: () => `${partAddress(desk, subject.key)}/pictures`,
    });
  });
}

/** A file that a workbook names and nobody had uploaded is put wherever the workbook names it. */
function everywhere(
  questionnaire: Desk['questionnaire'],
  { pictures }: Desk,
  { image }: Pictured,
  picture: NewPicture | null,
): Desk['questionnaire'] {
  if (picture === null) return questionnaire;
  const missing = Object.values(image ?? {}).filter((name) => name !== undefined && !pictures.has(name));
  return missing.length === 1
    ? withPictureNamed(questionnaire, missing[0] ?? '', picture.name)
    : questionnaire;
}

function subjectAt(desk: Desk): PictureSubject {
  const { key, part } = partAt(desk);
  if (part.kind !== 'question') throw new ProblemError(problem('not-found'));
  return { key, part };
}

function picturedAt({ questionnaire, visit }: Desk, { part }: PictureSubject): Pictured {
  const of = visit.request.params['of'];
  const found = picturedIn(part, questionnaire.lists).find((pictured) => pictured.of === of);
  if (found === undefined) throw new ProblemError(problem('not-found'));
  return found;
}
