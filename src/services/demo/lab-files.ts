/** The files of the demonstration lab, checked as they are read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Questionnaire } from '../../domain/questionnaire/questionnaire.js';
import { readQuestionnaireJson } from '../../domain/questionnaire/xlsform/index.js';
import { present } from '../../shared/assert.js';
import { projectRoot } from '../../shared/project-root.js';
import { checkContent, type DefinitionContent } from '../analysis/definitions/definition.js';
import { reportPlan } from '../analysis/report-plan/plan.js';
import type { BallotDefinition } from '../ballots/definition.js';
import type { LabTexts } from '../labs/lab-texts.js';
import { type People, readPeople } from '../surveys/made-up.js';

const numbers = z.record(z.string(), z.number().min(0));
const texts = z.record(z.string(), z.array(z.string().min(1)).min(1));
const localised = z.strictObject({ en: z.string(), cy: z.string().optional() });

const lab = z.strictObject({
  title: localised,
  summary: localised,
  stages: z.array(
    z.strictObject({
      title: localised,
      description: localised,
      startsOn: z.iso.date(),
      endsOn: z.iso.date().nullable(),
    }),
  ),
});

const papers = z.strictObject({
  seed: z.string().min(1),
  /** How many papers of each group have each first choice; `none` for blank ones. */
  firstChoices: z.strictObject({
    byRole: z.record(z.string(), numbers),
    byCountry: z.record(z.string(), numbers),
  }),
  /** After which option which other tends to be ranked. */
  nextChoices: z.record(z.string(), numbers),
  /** How many options a paper ranks. */
  depths: numbers,
  commentShare: z.number().min(0).max(1),
  topicShare: z.number().min(0).max(1),
  votingDays: numbers,
  votingHours: numbers,
});

const roll = z.strictObject({ countries: numbers, roles: numbers });

const comments = z.strictObject({
  openings: texts,
  reasons: texts,
  endings: z.array(z.string().min(1)).min(1),
  topics: z.array(z.string().min(1)).min(1),
});

const surveyTexts = z.strictObject({
  title: localised,
  introduction: localised,
  minutes: z.int(),
  consent: localised,
});

const fieldwork = z.strictObject({
  peerSupport: surveyTexts.extend({ opens: z.iso.date(), closes: z.iso.date() }),
  workshop: surveyTexts,
  /** Responses completed in each. */
  completions: z.int().positive(),
  earlyCompletions: z.int().positive(),
});

const report = z.strictObject({
  /** Of the peer-support survey. */
  definitions: z.array(
    z.strictObject({
      name: z.string(),
      content: z.custom<DefinitionContent>((value) => checkContent(value).success, 'a definition'),
    }),
  ),
  plan: reportPlan,
});

/** What a survey of the demonstration says beside its questionnaire. */
export type Fieldwork = z.infer<typeof surveyTexts>;

export type PaperPlan = z.infer<typeof papers>;
export type RollPlan = z.infer<typeof roll>;
export type CommentPlan = z.infer<typeof comments>;

/** A definition without what set-up itself adds. */
export type BallotPlan = Omit<BallotDefinition, 'seedHash'>;

/** Everything in the lab's folder. */
export interface LabFiles {
  readonly lab: LabTexts;
  readonly themeBallot: BallotPlan;
  readonly keyAreasBallot: BallotPlan;
  readonly roll: RollPlan;
  readonly papers: PaperPlan;
  readonly comments: CommentPlan;
  readonly report: z.infer<typeof report>;
  readonly surveys: {
    readonly fieldwork: z.infer<typeof fieldwork>;
    readonly peerSupport: Questionnaire;
    readonly workshop: Questionnaire;
    /** What the made-up respondents of the peer-support survey are like. */
    readonly people: People;
  };
}

/** Reads the folder; a file of another shape throws. Definitions are checked by set-up, as everybody's are. */
export function readLabFiles(folder = join(projectRoot(), 'data', 'labs', 'pilot-2017')): LabFiles {
  const textOf = (name: string) => readFileSync(join(folder, `${name}.json`), 'utf8');
  const read = (name: string): unknown => JSON.parse(textOf(name));
  return {
    lab: lab.parse(read('lab')),
    themeBallot: read('theme-ballot') as BallotPlan,
    keyAreasBallot: read('key-areas-ballot') as BallotPlan,
    roll: roll.parse(read('roll')),
    papers: papers.parse(read('papers')),
    comments: comments.parse(read('comments')),
    report: report.parse(read('report')),
    surveys: {
      fieldwork: fieldwork.parse(read('fieldwork')),
      peerSupport: questionnaireIn(textOf('peer-support-survey')),
      workshop: questionnaireIn(textOf('workshop-feedback')),
      people: readPeople(read('peer-support-people')),
    },
  };
}

function questionnaireIn(json: string): Questionnaire {
  const found = readQuestionnaireJson(json);
  return present(found.ok ? found.value.questionnaire : null, "the demonstration's questionnaires are right");
}
