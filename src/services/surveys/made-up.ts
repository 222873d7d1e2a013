/** Made-up responses that follow a survey's logic: one after the other, from a seed and from what people are like. */
import { z } from 'zod';
import {
  type Preferences,
  quotaCells,
  type ResponseState,
  simulateResponse,
} from '../../domain/questionnaire/flow/index.js';
import { type SeededRandom, seededRandom } from '../../shared/seeded-random.js';
import type { ReadyVersion } from './compiled.js';
import type { Device, Paradata } from './paradata.js';

const likelihood = z.number().min(0).max(1);
const utilities = z.record(z.string(), z.record(z.string(), z.number()));

const people = z.strictObject({
  /** How likely a question that may be left blank is. */
  skipping: likelihood.optional(),
  /** How likely somebody leaves at each page. */
  leaving: likelihood.optional(),
  /** How likely words are written where there are sentences and a question may be left blank. */
  writing: likelihood.optional(),
  /** Kinds of people, each as frequent as its share; utilities of a logit model, by question and choice. */
  segments: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        share: z.number().positive(),
        utilities: utilities.optional(),
        /** By question: sentences of which one or two are written. */
        sentences: z.record(z.string(), z.array(z.string().min(1))).optional(),
      }),
    )
    .min(1),
});

/** What the made-up respondents are like. */
export type People = z.infer<typeof people>;

/** People who like everything alike. */
export const ANYBODY: People = { segments: [{ name: 'anybody', share: 1 }] };

/** Checks what a file says that people are like; throws with the place where it is something else. */
export function readPeople(json: unknown): People {
  return people.parse(json);
}

/** One made-up response, as it would have been stored. */
export interface MadeUp {
  readonly state: ResponseState;
  readonly paradata: Paradata;
  /** Quotas that count it, once it is complete. */
  readonly cells: readonly string[];
  /** Epoch milliseconds. */
  readonly begun: number;
  readonly ended: number;
}

/** When the responses come in: all of them from `from` until `to`, in the zone's days; epoch milliseconds. */
export interface Period {
  readonly from: number;
  readonly to: number;
  readonly zone: string;
}

const DEVICES: Readonly<Record<Exclude<Device, 'unknown'>, number>> = { phone: 6, computer: 3, tablet: 1 };
/** A page takes between these, in seconds. */
const [QUICKEST, SLOWEST] = [4, 45];

/** Response after response without end; the same seed gives the same ones. Synthetic: whoever shows them says so. */
export function* madeUpResponses(
  { compiled, questionnaire }: ReadyVersion,
  { segments, ...habits }: People,
  seed: string,
  period: Period,
): Generator<MadeUp> {
  const language = questionnaire.languages[0]?.code ?? 'en';
  const shares = Object.fromEntries(segments.map(({ share }, index) => [String(index), share]));
  for (let number = 1; ; number += 1) {
    const random = seededRandom(`${seed} person ${number}`);
    const segment = segments[Number(random.weighted(shares))];
    const { utilities = {}, sentences = {} } = segment ?? {};
    const preferences = { ...habits, utilities, sentences } as Preferences;
    const begun = Math.floor(period.from + random.next() * (period.to - period.from));
    const moment = { now: begun, zone: period.zone };
    const start = { seed: `${seed} ${number}`, language, given: {} };
    const { state, sent } = simulateResponse(compiled, start, moment, preferences);
    const paradata = paradataOf(sent, random);
    const spent = Object.values(paradata.seconds).reduce((sum, one) => sum + one, 0);
    yield {
      state,
      paradata,
      cells: state.ended?.kind === 'complete' ? quotaCells(compiled, state, moment) : [],
      begun,
      ended: Math.min(begun + spent * 1000, period.to - 1),
    };
  }
}

function paradataOf(sent: readonly { readonly page: string }[], random: SeededRandom): Paradata {
  const seconds = new Map<string, number>();
  for (const { page } of sent) {
    const spent = Math.round(QUICKEST + random.next() ** 2 * (SLOWEST - QUICKEST));
    seconds.set(page, (seconds.get(page) ?? 0) + spent);
  }
  return { device: random.weighted(DEVICES) as Device, seconds: Object.fromEntries(seconds) };
}
