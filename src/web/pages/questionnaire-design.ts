/** The design of an experiment for its author: what it asks of each respondent, the sample that it needs, what it achieves. */
import type { Design } from '../../domain/experiments/design.js';
import { needsAdvice } from '../../domain/questionnaire/experiment-design.js';
import type { DesignNeeds } from '../../domain/questionnaire/question-type.js';
import { ITEM } from '../../domain/questionnaire/question-types/experiment.js';
import type { Questionnaire, QuestionPart } from '../../domain/questionnaire/questionnaire.js';
import type { Drawn } from '../../services/surveys/design-shelf.js';
import { belowQuestionnaire, type Desk, firstText, partAddress } from '../questionnaire-desk.js';
import type { PageModel } from '../render.js';
import { achieved, type Labels, samplePlan } from './design-words.js';
import { faultSentence } from './fault-words.js';
import { listChoices } from './question-lists.js';

/** An experiment on its author's desk; `drawn` is null while its design is being drawn. */
export interface ExperimentDesk {
  readonly part: QuestionPart;
  readonly key: string;
  readonly needs: DesignNeeds;
  readonly drawn: Drawn | null;
}

/** The page. */
export function designPage(desk: Desk, { part, key, needs, drawn }: ExperimentDesk): PageModel {
  const { questionnaire } = desk;
  const address = partAddress(desk, key);
  const report = drawn?.ok ? drawn.value : null;
  const plan = samplePlan(needs, report);
  const labels = labelsOf(questionnaire, part);
  return {
    ...belowQuestionnaire(desk, { text: firstText(questionnaire, part.label) || part.name, href: address }),
    title: 'The design of the experiment',
    question: firstText(questionnaire, part.label) || part.name,
    asked: askedOf(needs),
    sample: plan.rules.map(({ gives, formula, respondents }) => ({
      key: respondents,
      value: [gives, formula],
    })),
    letters: plan.letters,
    sources: plan.sources,
    achieved: report === null ? null : achieved(report, labels),
    cautions: (report ?? needsAdvice(needs)).advice.cautions,
    faults:
      drawn === null || drawn.ok
        ? []
        : drawn.problem.map(({ sentence }) => faultSentence({ field: '', column: null, sentence })),
    isDrawing: drawn === null,
    again: `${address}/design`,
    tasks: report === null ? [] : firstVersion(report.design, labels),
    csvHref: `${address}/design.csv`,
    settingsHref: address,
    previewHref: `${desk.address}/preview?from=${encodeURIComponent(key)}`,
  };
}

function askedOf({ kind, tasks, profiles, versions, noneOption, attributes }: DesignNeeds) {
  const things = kind === 'choice' ? 'options' : 'items';
  const views = (tasks * profiles) / (attributes[0]?.levels.length ?? 1);
  const each = views.toLocaleString('en-GB', { maximumFractionDigits: 1 });
  return [
    { key: 'Tasks for each respondent', value: String(tasks) },
    { key: 'In each task', value: `${profiles} ${things}${noneOption ? ', and none of them' : ''}` },
    ...(kind === 'choice' ? [] : [{ key: 'A respondent sees each item', value: `${each} times on average` }]),
    {
      key: 'Different sets of tasks',
      value:
        versions === 1
          ? 'One, which everybody gets'
          : `${versions.toLocaleString('en-GB')}, given out in turn`,
    },
  ];
}

function labelsOf(questionnaire: Questionnaire, part: QuestionPart): Labels {
  const labelled = (list: string | null) => {
    const named = listChoices(questionnaire, list);
    const labels = new Map(named.map(({ name, label }) => [name, firstText(questionnaire, label)]));
    return (name = '') => labels.get(name) || name;
  };
  return { level: labelled(part.list), attribute: labelled(part.rows) };
}

/** The tasks of the first set, each thing shown in words. */
function firstVersion({ attributes, versions }: Design, labels: Labels) {
  return (versions[0] ?? []).map((task) =>
    task.map((profile) =>
      profile
        .map((level, at) => {
          const name = labels.level(attributes[at]?.levels[level]);
          return attributes[at]?.name === ITEM ? name : `${labels.attribute(attributes[at]?.name)}: ${name}`;
        })
        .join('; '),
    ),
  );
}
