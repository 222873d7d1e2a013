/** What the design of an experiment asks for and achieves, in plain words with the rules behind the numbers. */
import type { BestWorstAdvice } from '../../domain/experiments/best-worst-advice.js';
import type { BestWorstBalance } from '../../domain/experiments/best-worst-balance.js';
import type { ChoiceAdvice } from '../../domain/experiments/choice-advice.js';
import type { ChoiceMeasures } from '../../domain/experiments/choice-measures.js';
import type { Spread } from '../../domain/experiments/spread.js';
import { type DesignReport, needsAdvice } from '../../domain/questionnaire/experiment-design.js';
import type { DesignNeeds } from '../../domain/questionnaire/question-type.js';

/** One rule of thumb: what it gives, the formula with the numbers in it, and the respondents that it asks for. */
export interface SampleRule {
  readonly gives: string;
  readonly formula: string;
  readonly respondents: string;
}

/** What a survey with this experiment needs, for people who are not statisticians. */
export interface SamplePlan {
  readonly rules: readonly SampleRule[];
  /** What the letters of the formulas mean. */
  readonly letters: string;
  readonly sources: readonly string[];
}

const JOHNSON_ORME =
  'R. Johnson and B. Orme’s rule, in B. Orme, Getting Started with Conjoint Analysis, 2nd edition, 2010, chapter 7.';
const ROSE_BLIEMER =
  'With expected utilities: J. Rose and M. Bliemer, Sample size requirements for stated choice experiments, Transportation 40, 2013.';

/** Labels of levels and attributes by their names, as authors read them. */
export type Labels = Readonly<Record<'level' | 'attribute', (name?: string) => string>>;

/** The rules of thumb with this experiment's numbers; `report` once its design is drawn. The needs have no faults. */
export function samplePlan(needs: DesignNeeds, report: DesignReport | null): SamplePlan {
  const told = needsAdvice(needs);
  if (told.kind === 'best-worst') return bestWorstPlan(needs, told.advice);
  return choicePlan(needs, report?.kind === 'choice' ? report.advice : told.advice);
}

/** In one line: what each respondent is asked, and how many respondents that takes. */
export function designLine(needs: DesignNeeds): string {
  const { advice } = needsAdvice(needs);
  const { tasksForEachRespondent, respondentsFor500Views, respondentsFor1000Views } = advice;
  const tasks = tasksForEachRespondent === 1 ? '1 task' : `${tasksForEachRespondent} tasks`;
  const [least, better] = [respondentsFor500Views, respondentsFor1000Views].map(whole);
  return `${tasks} for each respondent; ${least} respondents at least, better ${better}, by a rule of thumb.`;
}

function bestWorstPlan({ attributes, profiles, tasks }: DesignNeeds, advice: BestWorstAdvice): SamplePlan {
  const items = attributes[0]?.levels.length ?? 0;
  const formula = (times: string) =>
    `n ≥ ${times} × k ÷ (t × g) = ${times} × ${items} ÷ (${tasks} × ${profiles})`;
  return {
    rules: [
      {
        gives: 'Each item is shown 500 times in all: shares of choices are known to about ±4 points.',
        formula: formula('500'),
        respondents: people(advice.respondentsFor500Views),
      },
      {
        gives: 'Better, 1,000 times: about ±3 points.',
        formula: formula('1,000'),
        respondents: people(advice.respondentsFor1000Views),
      },
      segments(advice.respondentsForEachSegment),
    ],
    letters: `n respondents, k = ${items} items, t = ${tasks} tasks for each respondent, g = ${profiles} items in each task`,
    sources: [`${JOHNSON_ORME} Carried over to best–worst tasks there.`],
  };
}

function choicePlan({ attributes, profiles, tasks }: DesignNeeds, advice: ChoiceAdvice): SamplePlan {
  const most = Math.max(...attributes.map(({ levels }) => levels.length));
  const formula = (times: string) =>
    `n ≥ ${times} × c ÷ (t × a) = ${times} × ${most} ÷ (${tasks} × ${profiles})`;
  const hasPriors = attributes.some(({ priors }) => priors?.some((prior) => prior !== 0));
  const priors: SampleRule = {
    gives: 'Every utility that you expect to differ from 0 would be told from it.',
    formula: 'n ≥ (1.96 × s ÷ β)², the largest over all of them',
    respondents:
      advice.respondentsForPriors === null ? 'Told once it is drawn' : people(advice.respondentsForPriors),
  };
  return {
    rules: [
      {
        gives: 'Each level of the attribute with most levels is shown 500 times in all.',
        formula: formula('500'),
        respondents: people(advice.respondentsFor500Views),
      },
      {
        gives: 'Better, 1,000 times.',
        formula: formula('1,000'),
        respondents: people(advice.respondentsFor1000Views),
      },
      segments(advice.respondentsForEachSegment),
      ...(hasPriors ? [priors] : []),
    ],
    letters: `n respondents, c = ${most} levels at most, t = ${tasks} tasks for each respondent, a = ${profiles} options in each task${hasPriors ? ', β the expected utility, s its standard error with one respondent' : ''}`,
    sources: [JOHNSON_ORME, ...(hasPriors ? [ROSE_BLIEMER] : [])],
  };
}

function segments(least: number): SampleRule {
  return {
    gives: 'Groups of respondents are compared with each other.',
    formula: 'At least 200 in each group, and as many as above.',
    respondents: `${people(least)} in each`,
  };
}

/** What the drawn design achieves, as rows of a summary. */
export function achieved(report: DesignReport, labels: Labels): readonly { key: string; value: string }[] {
  const versions = report.design.versions.length;
  return report.kind === 'best-worst'
    ? bestWorstAchieved(report.balance, versions)
    : choiceAchieved(report.measures, report.design.attributes, labels);
}

function bestWorstAchieved(balance: BestWorstBalance, versions: number) {
  const over = versions === 1 ? 'in the one version' : `over the ${whole(versions)} versions`;
  return [
    { key: 'Each item is shown', value: `${times(balance.items)} ${over}` },
    { key: 'Each item in each place of a task', value: times(balance.positions) },
    { key: 'Each pair of items in one task', value: times(balance.pairs) },
    { key: 'Compared with every other item', value: connection(balance, versions) },
    { key: 'Efficiency', value: `${share(balance.efficiency)} of the best that there could be` },
  ];
}

function connection({ isConnected, connectedVersions }: BestWorstBalance, versions: number): string {
  if (connectedVersions === versions) return 'directly or by way of others, within every version';
  return isConnected ? 'directly or by way of others, over all versions together' : 'not always';
}

function choiceAchieved(
  { dError, dEfficiency, attributes }: ChoiceMeasures,
  named: readonly { readonly name: string; readonly levels: readonly string[] }[],
  labels: Labels,
) {
  return [
    ...attributes.map(({ name, counts, overlap }, at) => ({
      key: labels.attribute(name),
      value: `${counts
        .map((count, level) => `${labels.level(named[at]?.levels[level])}: ${whole(count)} times`)
        .join(
          '; ',
        )}. ${overlap === 0 ? 'Never twice in a task.' : `On average ${decimals(overlap)} repeats in a task.`}`,
    })),
    {
      key: 'D-efficiency',
      value:
        dEfficiency === null
          ? 'not told: no bound is known for designs with expected utilities'
          : `${share(dEfficiency)} of the best that there could be`,
    },
    {
      key: 'D-error',
      value: `${dError.toPrecision(3)} with every task answered once: the smaller, the more answers tell`,
    },
  ];
}

function times({ least, most }: Spread): string {
  if (least === most) return least === 1 ? 'once' : `${whole(least)} times`;
  return `${whole(least)} to ${whole(most)} times`;
}

/** Never rounded up, so that nothing short of all is called all of it. */
function share(part: number): string {
  return `${decimals(Math.floor(1000 * part + 1e-6) / 10)}%`;
}

function decimals(number: number): string {
  return number.toLocaleString('en-GB', { maximumFractionDigits: 1 });
}

function people(respondents: number): string {
  return `${whole(respondents)} respondents`;
}

function whole(number: number): string {
  return number.toLocaleString('en-GB');
}
