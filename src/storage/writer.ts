/** The only way to change stored data: jobs that run in a transaction and are answered after its commit. */
import type { Kysely } from 'kysely';
import type { Database, Tables } from './tables.js';

/**
 * One unit of change. It may await nothing but queries on the database it is given. It can run more than
 * once (a retried transaction), so it must not change anything outside the database.
 */
export type WriteJob<Answer> = (database: Database) => Promise<Answer>;

export interface Writer {
  /** Runs the job in a transaction; settles after the commit is durable, or rejects with nothing stored. */
  run<Answer>(job: WriteJob<Answer>): Promise<Answer>;
}

/** A job waiting for its turn, with the means to answer whoever sent it. */
interface WaitingJob {
  readonly job: WriteJob<unknown>;
  settle(outcome: Outcome): void;
}

type Outcome =
  | { readonly done: true; readonly answer: unknown }
  | { readonly done: false; readonly error: unknown };

/** The statements the writer itself needs, prepared on the one connection that writes. */
export interface TransactionControl {
  execute(
    statement:
      | 'begin immediate'
      | 'commit'
      | 'rollback'
      | 'savepoint job'
      | 'rollback to job'
      | 'release job',
  ): void;
}

/** At most so many jobs share a commit, so that none waits long for the others. */
const LARGEST_BATCH = 256;

/** A batch that has computed for so many milliseconds is committed with the jobs it has done: other processes wait for its lock. */
const LONGEST_BATCH = 20;

/**
 * The writer over SQLite's one writing connection: jobs that arrive while a commit is flushed share the
 * next one. When one of them fails the batch is undone and run again with a savepoint each, so that it fails alone.
 */
export class BatchingWriter implements Writer {
  readonly #database: Kysely<Tables>;
  readonly #control: TransactionControl;
  #waiting: WaitingJob[] = [];
  #working = false;

  constructor(database: Kysely<Tables>, control: TransactionControl) {
    this.#database = database;
    this.#control = control;
  }

  run<Answer>(job: WriteJob<Answer>): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      this.#waiting.push({
        job,
        settle: (outcome) => (outcome.done ? resolve(outcome.answer as Answer) : reject(outcome.error)),
      });
      if (this.#working) return;
      this.#working = true;
      setImmediate(() => void this.#work());
    });
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#runBatch(this.#waiting.splice(0, LARGEST_BATCH));
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#working = false;
  }

  async #runBatch(batch: readonly WaitingJob[]): Promise<void> {
    const outcomes = await this.#outcomesOf(batch);
    outcomes.forEach((outcome, index) => {
      batch[index]?.settle(outcome);
    });
    this.#waiting.unshift(...batch.slice(outcomes.length));
  }

  /** Savepoints cost as much as what they protect and few jobs fail, so the batch is first tried without any. */
  async #outcomesOf(batch: readonly WaitingJob[]): Promise<readonly Outcome[]> {
    try {
      return await this.#inTransaction(batch, ({ job }) => this.#run(job));
    } catch (error) {
      if (batch.length === 1) return [{ done: false, error }];
    }
    try {
      return await this.#inTransaction(batch, ({ job }) => this.#runInSavepoint(job));
    } catch (error) {
      return batch.map(() => ({ done: false, error }));
    }
  }

  /** Runs as many of the jobs, in their order, as the time of one batch allows, and at least one. */
  async #inTransaction(
    batch: readonly WaitingJob[],
    run: (waiting: WaitingJob) => Promise<Outcome>,
  ): Promise<readonly Outcome[]> {
    this.#control.execute('begin immediate');
    const began = performance.now();
    try {
      const outcomes: Outcome[] = [];
      for (const waiting of batch) {
        outcomes.push(await run(waiting));
        if (performance.now() - began > LONGEST_BATCH) break;
      }
      this.#control.execute('commit');
      return outcomes;
    } catch (error) {
      this.#control.execute('rollback');
      throw error;
    }
  }

  async #run(job: WriteJob<unknown>): Promise<Outcome> {
    return { done: true, answer: await job(this.#database) };
  }

  async #runInSavepoint(job: WriteJob<unknown>): Promise<Outcome> {
    this.#control.execute('savepoint job');
    try {
      const outcome = await this.#run(job);
      this.#control.execute('release job');
      return outcome;
    } catch (error) {
      this.#control.execute('rollback to job');
      this.#control.execute('release job');
      return { done: false, error };
    }
  }
}

/**
 * PostgreSQL's words for "another transaction was in the way; run yours again". A key that is taken (23505) is one of them
 * wherever a job looks first and inserts then: under read committed it may look before another one commits and insert
 * after it. Run again, it sees what is there, as it does on SQLite (PostgreSQL's manual, "Serialization Failure Handling").
 */
const RETRIABLE = new Set(['40001', '40P01', '23505']);
const MOST_ATTEMPTS = 8;

/** The writer over PostgreSQL: a job is a transaction, run again when another one was in its way. */
export class TransactionWriter implements Writer {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async run<Answer>(job: WriteJob<Answer>): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#database.transaction().execute(job);
      } catch (error) {
        const code = (error as { code?: unknown }).code;
        if (attempt === MOST_ATTEMPTS || typeof code !== 'string' || !RETRIABLE.has(code)) throw error;
      }
    }
  }
}
