/** What `canvass doctor` counts: whether marks, papers and boards still agree. */
import type { BallotState, Database } from './tables.js';

export interface BallotExamination {
  readonly id: string;
  readonly slug: string;
  readonly state: BallotState;
  /** Roll entries marked as having voted. */
  readonly marks: number;
  readonly papers: number;
  /** The sum of the hours' counters. */
  readonly turnout: number;
}

/** For every ballot, how many marks, papers and counted turnout it has. */
export async function examineBallots(database: Database): Promise<BallotExamination[]> {
  const rows = await database
    .selectFrom('ballots')
    .select(({ selectFrom, fn }) => [
      'ballots.id',
      'ballots.slug',
      'ballots.state',
      selectFrom('roll_entries')
        .select(fn.countAll<number>().as('all'))
        .whereRef('roll_entries.ballot_id', '=', 'ballots.id')
        .where('voted', '=', 1)
        .as('marks'),
      selectFrom('papers')
        .select(fn.countAll<number>().as('all'))
        .whereRef('papers.ballot_id', '=', 'ballots.id')
        .as('papers'),
      selectFrom('turnout_hours')
        .select((hour) => hour.fn.sum<number>('papers').as('all'))
        .whereRef('turnout_hours.ballot_id', '=', 'ballots.id')
        .as('turnout'),
    ])
    .orderBy('ballots.slug')
    .execute();
  return rows.map(({ marks, papers, turnout, ...ballot }) => ({
    ...ballot,
    marks: Number(marks ?? 0),
    papers: Number(papers ?? 0),
    turnout: Number(turnout ?? 0),
  }));
}
