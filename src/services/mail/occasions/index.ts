/** The kinds of occasions for which people are written to, each read from storage as it is now. */
import { ballotById } from '../../../storage/ballot-store.js';
import type { MailOccasion } from '../../../storage/mailing-store.js';
import { surveyById } from '../../../storage/survey-store.js';
import type { Database } from '../../../storage/tables.js';
import { ballotOccasion } from './ballot.js';
import type { Occasion } from './occasion.js';
import { surveyOccasion } from './survey.js';

export { ballotOccasion } from './ballot.js';
export type { Addressee, Occasion } from './occasion.js';
export { surveyOccasion } from './survey.js';

const KINDS: Readonly<Record<MailOccasion['kind'], (database: Database, id: string) => Promise<Occasion>>> = {
  ballot: async (database, id) => ballotOccasion(await ballotById(database, id)),
  survey: async (database, id) => surveyOccasion(await surveyById(database, id)),
};

/** The occasion that a foreign key of a mailing guarantees, as it is stored now. */
export async function readOccasion(database: Database, { kind, id }: MailOccasion): Promise<Occasion> {
  return KINDS[kind](database, id);
}
