/** The design of an experiment, shown to its author as soon as it is drawn, and as a file. */
import { designCsv } from '../../domain/experiments/design-rows.js';
import type { Services } from '../../services/index.js';
import { experimentsOf } from '../../services/surveys/designs.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { designPage } from '../pages/questionnaire-design.js';
import { type Desk, deskFaults, deskOf, partAddress, partAt } from '../questionnaire-desk.js';
import { renderPage } from '../render.js';
import type { AddDoor } from '../security/door.js';

const BASE = '/manage/surveys/:survey/questionnaire/parts/:part/design';

/** How long the page waits for a design, in milliseconds, before it says that it is being drawn. */
const PATIENCE = 1500;
/** How long a file of it waits. */
const LONG_PATIENCE = 20_000;

/** Adds the page and the file. */
export function addQuestionnaireDesignRoutes(door: AddDoor, { surveys, ...services }: Services): void {
  door(`GET ${BASE}`, async (visit) => {
    const desk = await deskOf({ surveys, ...services }, visit);
    const experiment = experimentOf(desk);
    if (experiment === null) return visit.response.redirect(303, partAddress(desk, partAt(desk).key));
    const drawn = await surveys.designs.reportOf(experiment.needs, PATIENCE);
    renderPage(visit.response, 'questionnaire-design', designPage(desk, { ...experiment, drawn }));
  });

  door(`GET ${BASE}.csv`, async (visit) => {
    const desk = await deskOf({ surveys, ...services }, visit);
    const experiment = experimentOf(desk);
    const drawn =
      experiment === null ? null : await surveys.designs.reportOf(experiment.needs, LONG_PATIENCE);
    if (experiment === null || !drawn?.ok)
      return visit.response.redirect(303, `${partAddress(desk, partAt(desk).key)}/design`);
    visit.response.type('text/csv; charset=utf-8').attachment(`design-${experiment.part.name}.csv`);
    visit.response.send(designCsv(drawn.value.design));
  });
}

/** The experiment that the address names; null while it has faults. There is no such page of any other part. */
function experimentOf(desk: Desk) {
  const { part, key } = partAt(desk);
  const found = experimentsOf(desk.questionnaire).find(({ name }) => name === part.name);
  if (part.kind !== 'question' || found === undefined) throw new ProblemError(problem('not-found'));
  const isFaulty = deskFaults(desk).some((fault) => fault.key === key && fault.field !== 'image');
  return isFaulty ? null : { part, key, needs: found.needs };
}
