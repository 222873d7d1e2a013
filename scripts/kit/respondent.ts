/** One respondent after another in one place: begins, answers, goes back, presses twice, opens a second tab, sends. */
import { type QuickRandom, quickRandom } from '../../src/shared/quick-random.js';
import { ResponseMemory } from './response-memory.js';
import { COUNTRIES, PROFESSIONS, ROLES } from './survey-station.js';
import { type Answer, type Came, hasForm, hiddenField, newVisitor, type Visitor } from './visitor.js';

/** The server as respondents meet it. */
export interface House {
  address(): string;
  /** Settles when there is a server that listens. */
  ready(): Promise<void>;
  /** Whether it is time to stop. */
  isOver(): boolean;
  /** Settles for everybody who waits at the same moment. */
  rush(): Promise<void>;
}

/** Where one respondent is, and the number that tells them from the others. */
export interface Place {
  readonly home: string;
  /** Below 65,536. */
  readonly number: number;
}

/** Answers one survey after another until it is over; every response goes into `memories` before anything is sent. */
export async function respondUntilOver(
  house: House,
  { home, number }: Place,
  memories: ResponseMemory[],
): Promise<void> {
  const random = quickRandom(`respondent ${number}`);
  const from = `10.0.${number >> 8}.${number & 255}`;
  while (!house.isOver()) {
    const visitor = newVisitor(() => house.address(), from);
    await new Respondent(house, home, random, visitor).respond(memories);
    visitor.close();
  }
}

const PAGES = ['role', 'country', 'profession', 'years', 'matters', 'comment'] as const;

class Respondent {
  #memory = new ResponseMemory('');
  #written = 0;

  constructor(
    readonly house: House,
    readonly home: string,
    readonly random: QuickRandom,
    readonly visitor: Visitor,
  ) {}

  async respond(memories: ResponseMemory[]): Promise<void> {
    let place = await this.#begin(memories);
    while (place !== null && !this.house.isOver()) {
      if (this.#chance(12)) place = `${this.home}/page/${this.#pick(PAGES)}`;
      const here = await this.#look(place);
      place = here === null ? null : await this.#act(here);
    }
  }

  /** Reads the first page, agrees, and sends that until it is answered; answers with where to go. */
  async #begin(memories: ResponseMemory[]): Promise<string | null> {
    const first = await this.#insist(() => this.visitor.get(this.home));
    const code = hiddenField(first?.body ?? '', 'code');
    if (first === null || code === undefined) return null;
    const memory = new ResponseMemory(code);
    this.#memory = memory;
    memories.push(memory);
    const fields = { code, consent: hiddenField(first.body, 'consent') ?? '', agree: 'yes' };
    const send = () => this.visitor.post(this.home, fields);
    const again = this.#chance(10) ? send() : null;
    const begun = await this.#insist(send);
    await again;
    if (begun !== null && begun.status !== 303) memory.fault(`beginning was answered with ${begun.status}`);
    memory.begun = begun?.status === 303;
    return begun?.status === 303 ? begun.location : null;
  }

  /** Follows redirects to a page; null once the response is known to have ended, or nothing more is to be learnt. */
  async #look(place: string): Promise<Here | null> {
    let path = place;
    for (let hops = 0; hops < 6; hops += 1) {
      const came = await this.#insist(() => this.visitor.get(path));
      if (came === null) return null;
      if (came.status === 303) path = came.location;
      else if (path === `${this.home}/done`) return this.#ended(came);
      else if (came.status === 200) return this.#here(came);
      else return this.#ended(came);
    }
    this.#memory.fault(`${place} leads round in circles`);
    return null;
  }

  #here(came: Answer): Here | null {
    if (this.#memory.end === 'perhaps') this.#memory.end = 'none';
    if (hasForm(came.body, `${this.home}/finish`))
      return { page: null, path: `${this.home}/finish`, body: came.body };
    const page = PAGES.find((name) => hasForm(came.body, `${this.home}/page/${name}`));
    if (page === undefined) this.#memory.fault('a page has no form that leads on');
    else this.#mustShow(page, came.body);
    return page === undefined ? null : { page, path: `${this.home}/page/${page}`, body: came.body };
  }

  /** A page that was answered shows its answer, however often the server has been killed since. */
  #mustShow(page: string, body: string): void {
    const answer = this.#memory.surely(page);
    if (answer === null) return;
    const isShown =
      body.includes(`value="${answer}" checked`) ||
      new RegExp(`>\\s*${answer}</textarea>`).test(body) ||
      new RegExp(`name="answer-${page}"[^>]*value="${answer}"`).test(body);
    if (!isShown) this.#memory.fault(`page ${page} does not show the answer it acknowledged`);
  }

  /** An end that nobody was told of is one only if a form that may have ended it was cut off. */
  #ended({ status }: Answer): null {
    const { end } = this.#memory;
    if (end === 'none') this.#memory.fault(`a response under way was answered with ${status}`);
    return null;
  }

  async #act(here: Here): Promise<string | null> {
    return here.page === null ? this.#finish(here) : this.#answer(here.page, here.path);
  }

  /** Sends the page once, twice at the same moment, or with two answers from two tabs. */
  async #answer(page: string, path: string): Promise<string | null> {
    if (page === 'years' && this.#chance(10)) await this.#sendWrong(path);
    const [first, other] = [this.#answerTo(page), this.#answerTo(page)];
    const values = this.#chance(75) ? [first] : this.#chance(60) ? [first, first] : [first, other];
    const send = (value: string) =>
      this.visitor.post(path, { shown: page, [`answer-${page}`]: value, step: 'next' });
    const sent = await Promise.all(values.map(async (value) => ({ value, came: await send(value) })));
    const memory = this.#memory;
    memory.saved(page, sent);
    const answers = sent.flatMap(({ came }) => came ?? []);
    if (answers.some(({ location }) => location === `${this.home}/done`)) memory.end = 'stopped';
    // Whichever page it is: one that was gone back to may be the last, and find its quota full.
    else if (answers.length < sent.length) memory.end = 'perhaps';
    const isTwice = sent.length > 1;
    for (const { status } of answers)
      if (status !== 303 && !(isTwice && (status === 409 || memory.end !== 'none')))
        memory.fault(`page ${page} was answered with ${status}`);
    if (memory.end === 'stopped') return null;
    if (answers.length < sent.length) await this.house.ready();
    return answers.find(({ status }) => status === 303)?.location ?? `${this.home}/page/next`;
  }

  async #sendWrong(path: string): Promise<void> {
    const came = await this.visitor.post(path, { shown: 'years', 'answer-years': '150', step: 'next' });
    if (came === null) await this.house.ready();
    else if (came.status !== 422) this.#memory.fault(`a wrong answer was answered with ${came.status}`);
  }

  /** Sends the answers once, twice at the same moment, or from two tabs that each hold a code of their own. */
  async #finish(here: Here): Promise<string | null> {
    // Many send at one moment, so that the last places of quotas are competed for.
    if (this.#chance(60)) await this.house.rush();
    const tabs = [here.body];
    if (this.#chance(10)) tabs.push(here.body);
    else if (this.#chance(15)) tabs.push((await this.visitor.get(here.path))?.body ?? '');
    const codes = tabs.flatMap((body) => hiddenField(body, 'code') ?? []);
    const memory = this.#memory;
    for (const code of codes) memory.codesSent.add(code);
    const sent = await Promise.all(
      codes.map(async (code) => ({ code, came: await this.visitor.post(here.path, { code }) })),
    );
    for (const { code, came } of sent) await this.#sentAs(code, came, here.path);
    if (memory.end === 'completed' || memory.end === 'stopped') return null;
    return `${this.home}/page/next`;
  }

  /** Takes in what became of sending under this code; a form that was cut off is sent again. */
  async #sentAs(code: string, first: Came, path: string): Promise<void> {
    const memory = this.#memory;
    if (first === null && memory.end === 'none') memory.end = 'perhaps';
    if (first === null) await this.house.ready();
    const came = first ?? (await this.#insist(() => this.visitor.post(path, { code })));
    if (came === null) return;
    const told = Object.entries(came.cookies).find(([name]) => name.includes('_sent-'))?.[1] ?? '';
    if (told.startsWith('completed.')) {
      memory.end = 'completed';
      memory.codesAcknowledged.add(told.slice('completed.'.length));
    } else if (told !== '') memory.end = 'stopped';
    else if (came.status >= 500) memory.fault(`sending was answered with ${came.status}`);
  }

  /** Asks until there is an answer; null when it is over before. */
  async #insist(ask: () => Promise<Came>): Promise<Came> {
    for (;;) {
      const came = await ask();
      if (came !== null || this.house.isOver()) return came;
      await this.house.ready();
    }
  }

  #answerTo(page: string): string {
    this.#written += 1;
    if (page === 'role') return this.#chance(4) ? ROLES[2] : this.#pick([ROLES[0], ROLES[1]]);
    if (page === 'country') return this.#pick(COUNTRIES);
    if (page === 'profession') return this.#pick(PROFESSIONS);
    return page === 'years'
      ? String(this.random.below(100))
      : `${page} ${this.#memory.code} ${this.#written}`;
  }

  #chance(percent: number): boolean {
    return this.random.below(100) < percent;
  }

  #pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.random.below(items.length)] ?? items[0];
  }
}

/** A page with a form; `page` is null at the last look before sending. */
interface Here {
  readonly page: string | null;
  readonly path: string;
  readonly body: string;
}
