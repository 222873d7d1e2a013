/** Where a page of analysts stands: on a survey's answers, or on those given beside the vote on a ballot. */
import type { SubjectOfLab } from '../../services/analysis/definitions/definitions.js';
import { ballotHome, belowBallotFrame, type OrganiserFrame } from '../pages/organiser-frame.js';
import { belowSurveyFrame, surveyHome } from '../pages/survey-desk.js';
import type { PageLink } from '../render.js';
import type { BallotVisit, SurveyVisit, Visit } from '../visit.js';

/** One subject of analysis, with the addresses below it. */
export interface AnalysisPlace {
  readonly visit: Visit;
  readonly subject: SubjectOfLab;
  /** The survey's or ballot's slug, for the names of files. */
  readonly slug: string;
  /** The address of the survey's or ballot's home. */
  readonly home: string;
  readonly workbench: string;
  readonly definitions: string;
  /** The surroundings of a page below it, `above` being the pages in between. */
  frame(...above: readonly PageLink[]): OrganiserFrame & { readonly caption: string };
}

/** The place of a survey. */
export function surveyPlace(visit: SurveyVisit): AnalysisPlace {
  const { survey } = visit;
  return placeAt(visit, surveyHome(survey.slug), survey, 'survey', (...above) => {
    const { home: _home, ...frame } = belowSurveyFrame(visit, ...above);
    return frame;
  });
}

/** The place of a ballot. */
export function ballotPlace(visit: BallotVisit): AnalysisPlace {
  const { ballot } = visit;
  return placeAt(visit, ballotHome(ballot.slug), ballot, 'ballot', (...above) => {
    const { home: _home, ...frame } = belowBallotFrame(visit, ...above);
    return frame;
  });
}

function placeAt(
  visit: Visit,
  home: string,
  { id, lab_id, slug }: { readonly id: string; readonly lab_id: string; readonly slug: string },
  kind: SubjectOfLab['kind'],
  frame: AnalysisPlace['frame'],
): AnalysisPlace {
  return {
    ...{ visit, slug, home, frame, subject: { kind, id, labId: lab_id } },
    workbench: `${home}/workbench`,
    definitions: `${home}/definitions`,
  };
}

/** The way back to the workbench. */
export function workbenchLink({ workbench }: AnalysisPlace): PageLink {
  return { text: 'Workbench', href: workbench };
}

/** The way back to the definitions. */
export function definitionsLink({ definitions }: AnalysisPlace): PageLink {
  return { text: 'Filters, variables and weights', href: definitions };
}
