/** What a page of a definition is made of: the form that its address names, over the questions that there are. */
import { type DefinitionContent, definitionIn } from '../../services/analysis/definitions/definition.js';
import type { Services } from '../../services/index.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { freeSlug, slugOf } from '../../shared/slug.js';
import { textField } from '../form.js';
import { FormReader } from '../form-reader.js';
import { type DefinitionDesk, definitionPage } from '../pages/definition.js';
import { renderPage } from '../render.js';
import type { AnalysisPlace } from '../workbench/place.js';
import { describedOr } from '../workbench/waiting.js';
import type { DefinitionForm, FormGround } from './definition-form.js';
import { formNamed, formOf } from './index.js';

/** A desk on which a stored definition lies. */
export interface StoredDesk extends DefinitionDesk {
  readonly stored: NonNullable<DefinitionDesk['stored']>;
}

/** The stored definition that the address names; the problem `not-found` where there is none. */
export async function storedDefinition(
  { analysis }: Services,
  place: AnalysisPlace,
): Promise<StoredDesk['stored']> {
  const name = String(place.visit.request.params['definition']);
  const row = await analysis.definitions.find(place.subject, name);
  if (row === undefined) throw new ProblemError(problem('not-found'));
  return { ...definitionIn(row), revision: row.revision };
}

/** The desk of a new definition; null once another page was shown instead. */
export async function newDesk(services: Services, place: AnalysisPlace): Promise<DefinitionDesk | null> {
  const form = formNamed(String(place.visit.request.params['form']));
  if (form === undefined) throw new ProblemError(problem('not-found'));
  const ground = await groundOf(services, place, textField(place.visit.request.query, 'of', 200));
  return ground === null ? null : { place, form, ground, stored: null };
}

/** The desk of a stored definition; null once another page was shown instead. */
export async function storedDesk(services: Services, place: AnalysisPlace): Promise<StoredDesk | null> {
  const stored = await storedDefinition(services, place);
  const { form, source } = formOf(stored.content);
  const ground = await groundOf(services, place, source);
  return ground === null ? null : { place, form, ground, stored };
}

async function groundOf(
  services: Services,
  place: AnalysisPlace,
  source: string | null,
): Promise<FormGround | null> {
  const described = await describedOr(services, place);
  if (described === null) return null;
  const { description } = described;
  return { description, source: description.questions.find(({ name }) => name === source) ?? null };
}

/** What was typed, tried on the answers; null once the form was shown again with what is wrong. */
export async function checkedContent(
  { analysis }: Services,
  desk: DefinitionDesk,
): Promise<DefinitionContent | null> {
  const { place, form, ground } = desk;
  const reader = new FormReader(place.visit.request.body);
  const content = form.read(reader, ground);
  if (Object.keys(reader.errors).length === 0) {
    const name = desk.stored?.name ?? newName(content.label.en, ground);
    const tried = await analysis.tryDefinition(place.subject, { name, content });
    if (tried.ok) return content;
    if (tried.problem.code !== 'form-invalid') throw new ProblemError(tried.problem);
    for (const [field, sentence] of Object.entries(tried.problem.fields))
      reader.refuse(fieldOf(form, field), sentence);
  }
  renderPage(place.visit.response, 'definition', { trial: null, ...definitionPage(desk, reader) }, 422);
  return null;
}

/** A name that nothing in the data set has, made from the label: letters, digits and low lines. */
export function newName(label: string, { description }: FormGround): string {
  const slug = slugOf(label, 'made').replaceAll('-', '_').slice(0, 36);
  const name = /^[a-z]/.test(slug) ? slug : `v_${slug}`.slice(0, 36);
  const taken = new Set(
    description.questions.flatMap((question) => [
      question.name,
      ...question.variables.map((one) => one.name),
    ]),
  );
  return freeSlug(name === 'new' ? 'new_one' : name, taken).replaceAll('-', '_');
}

/** The form's field of a fault that the trial told. */
function fieldOf({ name }: DefinitionForm, field: string): string {
  if (field === 'groups') return 'to-0';
  if (field === 'cases') return 'case-0';
  if (field === 'of') return name === 'combine' ? 'of-1' : 'label';
  return field === 'name' ? 'label' : field;
}
