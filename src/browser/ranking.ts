/**
 * Lets a voter rank with buttons beside the numbered lists, which go on working by themselves. The list of
 * options stays where it is until "Put in order" is pressed; every change is said in one live sentence.
 */
import { move, ranked, rankNext, remove } from './order.js';

interface Row {
  readonly option: string;
  readonly title: string;
  readonly element: HTMLElement;
  readonly select: HTMLSelectElement;
  readonly buttons: Readonly<Record<Action, HTMLButtonElement>>;
}

const ACTIONS = ['next', 'up', 'down', 'remove'] as const;
type Action = (typeof ACTIONS)[number];

class Ranking {
  private readonly rows: readonly Row[];
  private readonly live = madeOf('p', 'nhsuk-u-visually-hidden');
  private readonly summary = madeOf('p', 'ranking__summary');

  constructor(private readonly container: HTMLElement) {
    const elements = [...container.querySelectorAll<HTMLElement>('[data-option]')];
    this.rows = elements.flatMap((element) => this.row(element));
    this.live.setAttribute('aria-live', 'polite');
    const order = button('secondary', this.words('order'));
    order.addEventListener('click', () => this.putInOrder());
    const tools = madeOf('div', 'ranking__tools');
    tools.append(this.summary, order);
    container.append(tools, this.live);
    this.show();
  }

  /** A row whose list can be driven; one without a list is left alone. */
  private row(element: HTMLElement): readonly Row[] {
    const select = element.querySelector('select');
    const option = element.dataset['option'];
    if (select === null || option === undefined) return [];
    const title = element.dataset['title'] ?? option;
    const buttons = {
      next: this.actionButton('next', option, title),
      up: this.actionButton('up', option, title),
      down: this.actionButton('down', option, title),
      remove: this.actionButton('remove', option, title),
    };
    const tools = madeOf('div', 'option-card__tools');
    tools.append(...ACTIONS.map((action) => buttons[action]));
    element.append(tools);
    select.addEventListener('change', () => this.chosen(option, title));
    return [{ option, title, element, select, buttons }];
  }

  private actionButton(action: Action, option: string, title: string): HTMLButtonElement {
    const made = button('small', this.words(action));
    const label = fill(this.words('actionFor'), { action: this.words(action), option: title });
    made.setAttribute('aria-label', label);
    made.addEventListener('click', () => this.act(action, option, title));
    return made;
  }

  private act(action: Action, option: string, title: string): void {
    const before = this.order();
    const after = {
      next: () => rankNext(before, option, this.ranks()),
      up: () => move(before, option, -1),
      down: () => move(before, option, 1),
      remove: () => remove(before, option),
    }[action]();
    for (const row of this.rows) {
      const rank = after.indexOf(row.option) + 1;
      row.select.value = rank === 0 ? '' : String(rank);
    }
    this.show();
    this.keepFocus(option, action);
    const full = action === 'next' && after === before;
    this.say(full ? this.words('full') : this.sentence(option, title));
  }

  private chosen(option: string, title: string): void {
    this.show();
    this.say(this.sentence(option, title));
  }

  /** A button that has just vanished hands the focus to the one that took its place. */
  private keepFocus(option: string, action: Action): void {
    const row = this.rows.find((candidate) => candidate.option === option);
    if (row === undefined || !row.buttons[action].hidden) return;
    row.buttons[action === 'remove' ? 'next' : 'up'].focus();
  }

  private putInOrder(): void {
    const order = this.order();
    const place = (row: Row) => (order.includes(row.option) ? order.indexOf(row.option) : this.rows.length);
    const sorted = [...this.rows].sort((a, b) => place(a) - place(b));
    for (const row of sorted) row.element.parentElement?.append(row.element);
    this.say(this.words('ordered'));
  }

  private show(): void {
    for (const row of this.rows) {
      const rank = row.select.value;
      const isRanked = rank !== '';
      row.element.classList.toggle('option-card--ranked', isRanked);
      row.buttons.next.hidden = isRanked;
      for (const action of ['up', 'down', 'remove'] as const) row.buttons[action].hidden = !isRanked;
    }
    const counts = { count: String(this.order().length), total: String(this.rows.length) };
    this.summary.textContent = fill(this.words('summary'), counts);
  }

  /** The options with a rank, in the order in which they will be counted. */
  private order(): readonly string[] {
    return ranked(
      new Map(
        this.rows.map(({ option, select }) => [option, select.value === '' ? null : Number(select.value)]),
      ),
    );
  }

  private ranks(): number {
    return Math.max(0, ...this.rows.map(({ select }) => select.options.length - 1));
  }

  private sentence(option: string, title: string): string {
    const rank = this.rows.find((row) => row.option === option)?.select.value ?? '';
    return rank === ''
      ? fill(this.words('removed'), { option: title })
      : fill(this.words('ranked'), { option: title, rank });
  }

  private say(sentence: string): void {
    this.live.textContent = `${sentence} ${this.summary.textContent ?? ''}`;
  }

  private words(key: string): string {
    return this.container.dataset[key] ?? '';
  }
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

function madeOf(tag: string, className: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}

function button(kind: 'secondary' | 'small', text: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = kind === 'small' ? 'small-button' : 'nhsuk-button nhsuk-button--secondary';
  made.textContent = text;
  return made;
}

addEventListener('pageshow', () => {
  for (const container of document.querySelectorAll<HTMLElement>('[data-ranking]:not([data-ready])')) {
    container.dataset['ready'] = '';
    new Ranking(container);
  }
});
