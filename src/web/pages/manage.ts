/** An organiser's start page and a lab's home: labs, their ballots, and what each needs next. */
import type { Situation } from '../../services/ballots/readiness.js';
import type { LabTexts } from '../../services/labs/lab-texts.js';
import type { SurveySituation } from '../../services/surveys/readiness.js';
import type { LabWithRole } from '../../storage/lab-store.js';
import type { Role } from '../../storage/tables.js';
import { markdown } from '../markdown.js';
import type { PageModel } from '../render.js';
import type { LabVisit } from '../visit.js';
import { nextStep, type StepWords } from './next-step.js';
import { ballotHome, labFrame } from './organiser-frame.js';
import { STATE_TAGS } from './state-tags.js';
import { SURVEY_TAGS, surveyHome } from './survey-desk.js';
import { nextSurveyStep } from './survey-home.js';
import type { Tag } from './tag.js';
import { shownStages, type TimelineWords } from './timeline.js';

/** What `partials/ballot-list` reads as one item of `ballots`. */
export interface ListedBallot {
  readonly question: string;
  readonly href: string;
  readonly tag: Tag;
  readonly sentence: string;
}

/** A ballot as a line of a list. */
export function listedBallot(situation: Situation, words: StepWords): ListedBallot {
  return {
    question: situation.definition.question.en,
    href: ballotHome(situation.ballot.slug),
    tag: STATE_TAGS[situation.ballot.state],
    sentence: nextStep(situation, words).sentence,
  };
}

/** A survey as a line of a list. */
export function listedSurvey(situation: SurveySituation, words: StepWords): ListedBallot {
  return {
    question: situation.settings.title.en,
    href: surveyHome(situation.survey.slug),
    tag: SURVEY_TAGS[situation.survey.state],
    sentence: nextSurveyStep(situation, words).sentence,
  };
}

/** One lab of the signed-in person, with its ballots and surveys newest first. */
export interface ManagedLab {
  readonly lab: LabWithRole;
  readonly ballots: readonly Situation[];
  readonly surveys: readonly SurveySituation[];
}

/** All labs of the signed-in person. */
export function managePage(
  labs: readonly ManagedLab[],
  account: { readonly name: string; readonly canCreateLabs: boolean },
  words: StepWords,
): PageModel {
  return {
    title: 'Labs',
    area: 'organiser',
    canCreateLabs: account.canCreateLabs,
    labs: labs.map(({ lab, ballots, surveys }) => ({
      title: lab.title,
      href: `/manage/labs/${lab.slug}`,
      role: lab.role,
      newBallot: lab.role === 'organiser' ? `/manage/labs/${lab.slug}/ballots/new` : null,
      newSurvey: lab.role === 'organiser' ? `/manage/labs/${lab.slug}/surveys/new` : null,
      ballots: ballots.map((situation) => listedBallot(situation, words)),
      surveys: surveys.map((situation) => listedSurvey(situation, words)),
    })),
  };
}

/** One lab for those who work in it. */
export function labHomePage(
  visit: Pick<LabVisit, 'lab'> & { readonly role: Role | null },
  texts: LabTexts,
  { ballots, surveys }: Pick<ManagedLab, 'ballots' | 'surveys'>,
  words: StepWords & TimelineWords & { readonly today: string },
): PageModel {
  const home = `/manage/labs/${visit.lab.slug}`;
  const isOrganiser = visit.role === 'organiser';
  return {
    ...labFrame(visit),
    title: visit.lab.title,
    summary: markdown(texts.summary.en),
    ballots: ballots.map((situation) => listedBallot(situation, words)),
    surveys: surveys.map((situation) => listedSurvey(situation, words)),
    newSurvey: isOrganiser ? `${home}/surveys/new` : null,
    timeline: { stages: shownStages(texts.stages, words.today, words) },
    newBallot: isOrganiser ? `${home}/ballots/new` : null,
    links: [
      ...(isOrganiser
        ? [
            { text: 'Edit the lab', href: `${home}/edit` },
            { text: 'People', href: `${home}/people` },
            { text: 'Who did what', href: `${home}/audit` },
            { text: 'Webhooks', href: `${home}/webhooks` },
          ]
        : []),
      ...(isOrganiser || visit.role === 'analyst'
        ? [
            { text: 'Report plans', href: `${home}/plans` },
            { text: 'Published reports', href: `${home}/reports` },
            { text: 'Access for programs', href: `${home}/tokens` },
          ]
        : []),
      { text: 'Public page', href: `/labs/${visit.lab.slug}` },
    ],
  };
}
