/** The options of a ballot: their list, and the form of one of them. */
import type { BallotDefinition } from '../../services/ballots/definition.js';
import type { NewImage } from '../../services/ballots/images.js';
import { type Draft, draftOf } from '../../services/ballots/set-up.js';
import type { PartForm } from '../draft-desk.js';
import { bothValues, type FormReader } from '../form-reader.js';
import type { PageModel } from '../render.js';
import type { BallotVisit } from '../visit.js';
import { ballotHome, belowBallotFrame } from './organiser-frame.js';

export type Option = BallotDefinition['options'][number];

/** The most options a ballot can have. */
export const MOST_OPTIONS = 50;

/** The list of options, with a form that adds one. */
export function optionsPage(
  visit: BallotVisit,
  shown: { values?: Readonly<Record<string, unknown>>; errors?: Readonly<Record<string, string>> } = {},
): PageModel {
  const { definition } = draftOf(visit.ballot);
  const address = `${ballotHome(visit.ballot.slug)}/options`;
  return {
    ...belowBallotFrame(visit),
    title: 'Options',
    action: address,
    revision: visit.ballot.revision,
    values: shown.values ?? {},
    errors: shown.errors ?? {},
    canAdd: definition.options.length < MOST_OPTIONS,
    items: definition.options.map((option, index) => ({
      title: option.title.en,
      notes: notesOn(option),
      href: `${address}/${option.id}`,
      move: `${address}/${option.id}/move`,
      isFirst: index === 0,
      isLast: index === definition.options.length - 1,
    })),
  };
}

function notesOn(option: Option): string {
  const has = [
    option.description.en === '' ? 'no description' : 'description',
    ...(option.link === null ? [] : ['link']),
    ...(option.image === null ? [] : ['picture']),
    ...(option.title.cy === undefined ? [] : ['Welsh']),
  ];
  return has.join(', ');
}

/** An option with nothing but its title; its id is the first that is free. */
export function newOption(options: readonly Option[], title: Option['title']): Option {
  const taken = new Set(options.map(({ id }) => id));
  let number = 1;
  while (taken.has(`option-${number}`)) number += 1;
  return { id: `option-${number}`, title, description: { en: '' }, link: null, image: null };
}

/** Refuses a title that another option has: results name options by their titles. */
export function refuseSameTitle(reader: FormReader, others: readonly Option[], title: string): void {
  const isTaken = others.some((other) => other.title.en.toLowerCase() === title.toLowerCase());
  if (title !== '' && isTaken) reader.refuse('title', 'Give this option a title that no other option has');
}

/** One option as a form; `picture` is the one just uploaded. */
export function optionForm(slug: string, option: Option, picture: NewImage | null): PartForm {
  const list = `${ballotHome(slug)}/options`;
  return {
    part: 'options',
    view: 'ballot-option',
    title: 'Edit an option',
    action: `${list}/${option.id}`,
    afterwards: list,
    above: [{ text: 'Options', href: list }],
    labels: {
      title: 'Title',
      'title-cy': 'Title in Welsh',
      description: 'Description',
      'description-cy': 'Description in Welsh',
      link: 'Link',
      alt: 'What the picture shows',
      'alt-cy': 'What the picture shows, in Welsh',
    },
    values: ({ definition }) => optionValues(definition.options.find(({ id }) => id === option.id)),
    model: ({ definition }) => {
      const image = definition.options.find(({ id }) => id === option.id)?.image ?? null;
      return {
        list,
        remove: `${list}/${option.id}/remove`,
        image: image === null ? null : { href: `/ballots/${slug}/images/${image.id}`, alt: image.alt.en },
      };
    },
    read: (reader, draft) => {
      const read = readOption(reader, draft, option, picture);
      if (picture !== null && Object.keys(reader.errors).length > 0) {
        reader.refuse('picture', 'Choose the picture again: a browser cannot keep it for you');
      }
      return (now) => ({
        ...now,
        definition: {
          ...now.definition,
          options: now.definition.options.map((other) => (other.id === option.id ? read : other)),
        },
      });
    },
  };
}

function optionValues(option: Option | undefined): Record<string, string> {
  return {
    ...bothValues('title', option?.title ?? null),
    ...bothValues('description', option?.description ?? null),
    link: option?.link ?? '',
    ...bothValues('alt', option?.image?.alt ?? null),
  };
}

function readOption(reader: FormReader, draft: Draft, option: Option, picture: NewImage | null): Option {
  const title = reader.bothLines('title', { label: 'the title', longest: 200, required: true });
  const others = draft.definition.options.filter(({ id }) => id !== option.id);
  refuseSameTitle(reader, others, title.en);
  const description = reader.bothTexts('description', { label: 'the description', longest: 5000 });
  const link = readLink(reader);
  return { ...option, title, description, link, image: readPicture(reader, option, picture) };
}

function readLink(reader: FormReader): string | null {
  const typed = reader.line('link', { label: 'the link', longest: 2000 });
  if (typed === '') return null;
  const isWeb = URL.canParse(typed) && ['http:', 'https:'].includes(new URL(typed).protocol);
  if (!isWeb) reader.refuse('link', 'Type the whole address of a web page, beginning with https://');
  return typed;
}

function readPicture(reader: FormReader, option: Option, picture: NewImage | null): Option['image'] {
  const alt = reader.bothLines('alt', { label: 'what the picture shows', longest: 300 });
  const id = picture?.id ?? (reader.has('remove-picture') ? undefined : option.image?.id);
  if (id === undefined) return null;
  if (alt.en === '') {
    reader.refuse('alt', 'Say what the picture shows, for people who do not see it');
  }
  return { id, alt };
}
