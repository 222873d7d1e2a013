/** The filters, variables and weights that are stored for a survey or ballot, and what can be made. */
import type { Definition } from '../../services/analysis/definitions/definition.js';
import type { Description } from '../../services/analysis/enquiries/describe.js';
import { inLanguage } from '../../shared/language.js';
import { titleOf } from '../definitions/definition-form.js';
import { DEFINITION_FORMS, formOf } from '../definitions/index.js';
import type { PageModel } from '../render.js';
import { type AnalysisPlace, workbenchLink } from '../workbench/place.js';

const SECTIONS = [
  { kind: 'filter', heading: 'Filters', empty: 'No filters yet.' },
  { kind: 'variable', heading: 'Derived variables', empty: 'No derived variables yet.' },
  { kind: 'weight', heading: 'Weights', empty: 'No weights yet.' },
] as const;

/** The list, by kind. */
export function definitionsPage(
  place: AnalysisPlace,
  definitions: readonly Definition[],
  description: Description,
): PageModel {
  return {
    ...place.frame(workbenchLink(place)),
    title: 'Filters, variables and weights',
    sections: SECTIONS.map(({ kind, heading, empty }) => ({
      heading,
      empty,
      items: definitions
        .filter(({ content }) => content.kind === kind)
        .map((definition) => itemOf(place, definition, description)),
      makers: DEFINITION_FORMS.filter((form) => form.kind === kind).map(({ name, title, summary }) => ({
        ...{ summary, text: `New ${title}`, href: `${place.definitions}/new/${name}` },
      })),
    })),
  };
}

function itemOf(place: AnalysisPlace, { name, content }: Definition, description: Description) {
  return {
    title: content.label.en,
    name,
    words: definitionWords(content, description),
    href: `${place.definitions}/${name}`,
    deleteHref: `${place.definitions}/${name}/delete`,
    fault: description.failed.find((failed) => failed.name === name)?.sentence ?? null,
  };
}

/** What a definition does, in one line. */
export function definitionWords(content: Definition['content'], { questions }: Description): string {
  const titled = (name: string) => {
    const question = questions.find((candidate) => candidate.name === name);
    return question === undefined ? name : `“${titleOf(question)}”`;
  };
  if (content.kind === 'filter') return content.expression;
  if (content.kind === 'weight')
    return `Raked to ${content.targets.map(({ variable }) => titled(variable)).join(', ')}`;
  const { how } = content;
  const { source } = formOf(content);
  switch (how.by) {
    case 'recode':
      return `${titled(source ?? '')} as ${how.groups.map(({ label }) => label.en).join(', ')}`;
    case 'band':
      return `${titled(source ?? '')} cut at ${how.bounds.join(', ')}`;
    case 'combine':
      return how.of.map(titled).join(' by ');
    case 'net':
      return `${titled(source ?? '')}: any of ${netWords(how.categories, questions, source)}`;
    default:
      return how.number ?? how.cases.map(({ label }) => label.en).join(', ');
  }
}

function netWords(
  names: readonly string[],
  questions: Description['questions'],
  source: string | null,
): string {
  const question = questions.find(({ name }) => name === source);
  const ofParts = (name: string) => question?.variables[question.parts.indexOf(name)]?.label;
  const ofCategories = (name: string) =>
    question?.variables[0]?.categories.find((category) => category.name === name)?.label;
  return names
    .map((name) => inLanguage(ofParts(name) ?? ofCategories(name) ?? { und: name }, 'en'))
    .join(', ');
}
