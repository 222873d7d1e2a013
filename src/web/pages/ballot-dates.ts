/** When a ballot opens and closes, in the lab's zone. */
import {
  type MomentFault,
  readMoment,
  type TypedMoment,
  typedMoment,
} from '../../services/ballots/moments.js';
import type { Formats } from '../../shared/dates.js';
import type { PartForm } from '../draft-desk.js';
import type { FormReader } from '../form-reader.js';
import { ballotHome } from './organiser-frame.js';

/** What a date is judged by. */
export interface DatesDesk {
  readonly slug: string;
  /** The lab's IANA zone. */
  readonly zone: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly format: Formats;
}

const BOXES = ['day', 'month', 'year', 'time'] as const;

/** Opening and closing as a form. */
export function datesForm(desk: DatesDesk): PartForm {
  const { slug, zone, format, now } = desk;
  const labels = ['opens', 'closes'].flatMap((name) =>
    BOXES.map((box): [string, string] => [
      `${name}-${box}`,
      `${name === 'opens' ? 'Opening' : 'Closing'}: ${box}`,
    ]),
  );
  return {
    part: 'dates',
    view: 'ballot-dates',
    title: 'Dates',
    action: `${ballotHome(slug)}/dates`,
    afterwards: ballotHome(slug),
    labels: Object.fromEntries(labels),
    values: ({ opensAt, closesAt }) => ({
      ...boxValues('opens', typedMoment(opensAt, zone)),
      ...boxValues('closes', typedMoment(closesAt, zone)),
    }),
    model: () => ({ zone: format.zone(zone), today: format.day(now, zone) }),
    read: (reader) => {
      const opensAt = readBoxes(reader, 'opens', desk);
      const closesAt = readBoxes(reader, 'closes', desk);
      if (closesAt === null) reader.refuse('closes', 'Say when voting closes');
      if (opensAt !== null && closesAt !== null && closesAt <= opensAt) {
        reader.refuse('closes', 'Let voting close after it opens');
      }
      return (draft) => ({ ...draft, opensAt, closesAt });
    },
  };
}

/** A moment's boxes as the values of a form. */
export function boxValues(name: string, typed: TypedMoment): Record<string, string> {
  return Object.fromEntries(BOXES.map((box) => [`${name}-${box}`, typed[box]]));
}

/** The moment in the boxes, epoch milliseconds; null where they are empty, or refused with a sentence. */
export function readBoxes(
  reader: FormReader,
  name: 'opens' | 'closes',
  { zone, now }: Pick<DatesDesk, 'zone' | 'now'>,
): number | null {
  const box = (part: string) => reader.all(`${name}-${part}`)[0] ?? '';
  const typed = { day: box('day'), month: box('month'), year: box('year'), time: box('time') };
  const moment = readMoment(typed, zone);
  const what = name === 'opens' ? 'opening' : 'closing';
  if (!moment.ok) {
    reader.refuse(name, sentenceOf(moment.problem, what, typed.time.trim()));
    return null;
  }
  if (moment.value !== null && moment.value <= now) {
    reader.refuse(name, `Choose a time of ${what} that is still to come`);
  }
  return moment.value;
}

function sentenceOf(fault: MomentFault, what: string, time: string): string {
  const sentences: Readonly<Record<MomentFault, string>> = {
    incomplete: `Fill in day, month, year and time of ${what}, or none of them`,
    'not-a-date': `Type the day of ${what} as it is in the calendar, for instance 27 3 2027`,
    'not-a-time': `Type the time of ${what} with am or pm, for instance 9am or 5:30pm`,
    gap: `Choose another time of ${what}: on that day the clocks go forward and there is no ${time}`,
    twice: `Choose another time of ${what}: on that day the clocks go back and ${time} comes twice`,
  };
  return sentences[fault];
}
