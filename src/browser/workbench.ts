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
    details.open = open[index] ?? details.open;
  here.replaceWith(there);
  there.scrollTop = top;
}

/** The address of what the settings say now; fields that say nothing are left out. */
function settingsAddress(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && value !== '') query.append(name, value);
  return `${form.action}?${query}`;
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

if (root !== null) {
  root.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[data-view]') : null;
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void show(link.href, 'push');
  });
  root.addEventListener('change', (event) => {
    const form = controls();
    if (form === null || !(event.target instanceof Node) || !form.contains(event.target)) return;
    void show(settingsAddress(form), 'push');
  });
  root.addEventListener('submit', (event) => {
    const form = controls();
    if (form === null) return;
    if (event.target === form) {
      event.preventDefault();
      void show(settingsAddress(form), 'push');
    } else if (event.target instanceof HTMLFormElement && event.target.matches('.variables__search')) {
      event.preventDefault();
      narrow();
    }
  });
  document.querySelector('#find')?.addEventListener('input', narrow);
  addEventListener('popstate', () => void show(location.href, 'none'));
}
