/** Making a lab and editing its story. */
import type { Services } from '../../services/index.js';
import { actorOf } from '../actor.js';
import { editConflict } from '../pages/edit-conflict.js';
import { editLabPage, newLabPage } from '../pages/lab-edit.js';
import { labFormValues, namedLabTexts, readLabForm } from '../pages/lab-form.js';
import { renderPage } from '../render.js';
import type { AddDoor } from '../security/door.js';

/** Adds the pages on which labs are made and edited. */
export function addLabEditRoutes(door: AddDoor, { labs }: Services): void {
  door('GET /manage/labs/new', ({ response }) => {
    renderPage(response, 'lab-edit', newLabPage({ revision: 0, values: {}, rows: 1 }));
  });

  door('POST /manage/labs/new', async (visit) => {
    const form = readLabForm(visit.request.body);
    if (form.wantsMore) {
      return renderPage(visit.response, 'lab-edit', newLabPage({ ...form, errors: {} }));
    }
    if (Object.keys(form.errors).length > 0) {
      return renderPage(visit.response, 'lab-edit', newLabPage(form), 422);
    }
    const slug = await labs.create(form.texts, actorOf(visit));
    visit.response.redirect(303, `/manage/labs/${slug}`);
  });

  door('GET /manage/labs/:lab/edit', async (visit) => {
    const form = labFormValues(await labs.textsOf(visit.lab));
    renderPage(visit.response, 'lab-edit', editLabPage(visit, { ...form, revision: visit.lab.revision }));
  });

  door('POST /manage/labs/:lab/edit', async (visit) => {
    const form = readLabForm(visit.request.body);
    if (form.wantsMore) {
      return renderPage(visit.response, 'lab-edit', editLabPage(visit, { ...form, errors: {} }));
    }
    if (Object.keys(form.errors).length > 0) {
      return renderPage(visit.response, 'lab-edit', editLabPage(visit, form), 422);
    }
    const edit = { labId: visit.lab.id, revision: form.revision, texts: form.texts };
    const edited = await labs.edit(edit, actorOf(visit));
    if (edited.ok) return visit.response.redirect(303, `/manage/labs/${visit.lab.slug}`);
    const stored = await labs.reread(visit.lab.id);
    const storedTexts = namedLabTexts(await labs.textsOf(stored));
    const conflict = editConflict('lab', namedLabTexts(form.texts), storedTexts);
    const shown = { ...form, revision: stored.revision, conflict };
    renderPage(visit.response, 'lab-edit', editLabPage({ lab: stored }, shown), edited.problem);
  });
}
