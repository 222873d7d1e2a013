/**
 * Lets the workbench change without leaving its page: links and settings fetch the address that they lead to, and what has
 * changed is put in its place; the address bar keeps up, and the focus stays where it was.
 */

/** The parts of the page that another address can change. */
const PARTS = ['variables', 'chosen', 'controls', 'result'];

const root = document.querySelector<HTMLElement>('#workbench');
const controls = () => document.querySelector<HTMLFormElement>('#controls');
const said = document.querySelector<HTMLElement>('#said');
let latest = 0;

/** Shows what is at the address; where it cannot be fetched, the browser goes there. */
async function show(address: string, how: 'push' | 'replace' | 'none'): Promise<void> {
  latest += 1;
  const mine = latest;
  document.querySelector('#result')?.classList.add('workbench__result--busy');
  const page = await fetched(address);
  if (mine !== latest) return;
  if (page === null) return location.assign(address);
  const focused = document.activeElement?.id ?? '';
  for (const part of PARTS) {
    const [here, there] = [document.getElementById(part), page.getElementById(part)];
    if (here !== null && there !== null) replace(here, document.importNode(there, true));
  }
  if (how === 'push') history.pushState(null, '', address);
  if (how === 'replace') history.replaceState(null, '', address);
  narrow();
  document.getElementById(focused)?.focus({ preventScroll: true });
  if (said !== null) said.textContent = document.querySelector('#sentence')?.textContent ?? '';
  if (address.includes('#')) document.querySelector(new URL(address).hash)?.scrollIntoView();
}

/** The page at the address; null where there is none that has a workbench in it. */
async function fetched(address: string): Promise<Document | null> {
  try {
    const answer = await fetch(address, { headers: { Accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    return page.querySelector('#workbench') === null ? null : page;
  } catch {
    return null;
  }
}

/** Keeps lists where they were scrolled to, and disclosures as they were opened. */
function replace(here: HTMLElement, there: HTMLElement): void {
  const top = here.scrollTop;
  const open = [...here.querySelectorAll('details')].map((details) => details.open);
  for (const [index, details] of [...there.querySelectorAll('details')].entries())
    details.open ||= open[index] ?? false;
  here.replaceWith(there);
  there.scrollTop = top;
}

/** The address of what the settings say now; fields that say nothing are left out. */
function settingsAddress(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && value !== '') query.append(name, value);
  const [path, anchor] = form.action.split('#');
  return `${path}?${query}${anchor === undefined ? '' : `#${anchor}`}`;
}

/** Hides the variables that the words typed into the search are not in. */
function narrow(): void {
  const typed = document.querySelector<HTMLInputElement>('#find')?.value ?? '';
  const words = typed.toLowerCase().split(/\s+/);
  for (const item of document.querySelectorAll<HTMLElement>('.variable'))
    item.hidden = !words.every((word) => item.dataset['words']?.includes(word));
  for (const section of document.querySelectorAll<HTMLElement>('.variables__section'))
    section.hidden = section.querySelector('.variable:not([hidden])') === null;
}

/** Asks how the number in a cell was made. */
function explain(cell: HTMLElement): void {
  const form = document.querySelector<HTMLFormElement>('.number__form');
  const [row, column] = cell.dataset['number']?.split(' ') ?? [];
  if (form === null || row === undefined || column === undefined) return;
  for (const [id, value] of [
    ['#cell-row', row],
    ['#cell-column', column],
  ] as const) {
    const select = form.querySelector<HTMLSelectElement>(id);
    if (select !== null) select.value = value;
  }
  void show(settingsAddress(form), 'push');
}

/** The form of the page that says what is looked at, around the target of an event. */
function viewForm({ target }: Event): HTMLFormElement | null {
  const form = target instanceof Element ? target.closest('form') : null;
  return form !== null && (form === controls() || form.matches('[data-view]')) ? form : null;
}

function onClick(event: MouseEvent): void {
  if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest('a[data-view]');
  const cell = event.target.closest<HTMLElement>('[data-number]');
  if (link instanceof HTMLAnchorElement) {
    event.preventDefault();
    void show(link.href, 'push');
  } else if (cell !== null && document.getSelection()?.isCollapsed !== false) explain(cell);
}

function onSubmit(event: SubmitEvent): void {
  const form = viewForm(event);
  const isSearch = event.target instanceof Element && event.target.matches('.variables__search');
  if (form === null && !isSearch) return;
  event.preventDefault();
  if (form === null) narrow();
  else void show(settingsAddress(form), 'push');
}

if (root !== null) {
  root.addEventListener('click', onClick);
  root.addEventListener('submit', onSubmit);
  root.addEventListener('change', (event) => {
    const form = viewForm(event);
    if (form !== null && form === controls()) void show(settingsAddress(form), 'push');
  });
  document.querySelector('#find')?.addEventListener('input', narrow);
  addEventListener('popstate', () => void show(location.href, 'none'));
}
