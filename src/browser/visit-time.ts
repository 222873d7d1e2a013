/**
 * Warns before a visit on a shared computer ends, or the survey closes, and makes the visit longer when asked. The ends
 * themselves are the server's; this only says when they come, and takes an ended visit's page off the screen.
 */

interface Ending {
  readonly box: HTMLElement;
  /** Milliseconds that a renewal gives. */
  readonly life: number;
  /** The latest warning first. */
  readonly warnings: readonly HTMLElement[];
  ends: number;
}

const EVERY_SECOND = 1000;

function endingIn(box: HTMLElement): Ending {
  const life = Number(box.dataset['seconds']) * 1000;
  const warnings = [...box.querySelectorAll<HTMLElement>('[data-left]')];
  warnings.sort((one, other) => leftOf(one) - leftOf(other));
  return { box, life, warnings, ends: Date.now() + life };
}

function leftOf(warning: HTMLElement): number {
  return Number(warning.dataset['left']) * 1000;
}

/** Shows this line of the box and no other; nothing hides the box. */
function say(box: HTMLElement, line: HTMLElement | null): void {
  for (const other of box.querySelectorAll<HTMLElement>('p')) other.hidden = other !== line;
  box.hidden = line === null;
}

function lineOf(box: HTMLElement, name: string): HTMLElement | null {
  return box.querySelector<HTMLElement>(`[data-${name}]`);
}

/** Looks at the time that is left: by the clock, because a sleeping computer stops every timer. */
function watchTime(ending: Ending, onEnd: () => void): void {
  const { box, warnings } = ending;
  let shown: HTMLElement | null = null;
  const timer = setInterval(() => {
    const left = ending.ends - Date.now();
    if (left <= 0) {
      clearInterval(timer);
      onEnd();
      return;
    }
    const due = warnings.find((warning) => left <= leftOf(warning)) ?? null;
    if (due === shown) return;
    shown = due;
    if (due !== null) say(box, due);
  }, EVERY_SECOND);
}

/** A visit that can be made longer, in all windows that show it. */
function keepVisit(ending: Ending, stay: string, ended: string): void {
  const { box } = ending;
  const windows = new BroadcastChannel(String(box.dataset['visit']));
  const renewed = () => {
    ending.ends = Date.now() + ending.life;
    say(box, null);
  };
  const renew = async () => {
    const answer = await fetch(stay, { method: 'POST', body: new URLSearchParams({ step: 'stay' }) });
    if (!answer.ok) return location.replace(ended);
    renewed();
    windows.postMessage('renewed');
  };
  windows.onmessage = renewed;
  // The page that is being shown has renewed the visit for every other window.
  windows.postMessage('renewed');
  box.querySelector('[data-stay-here]')?.addEventListener('click', async () => {
    const outcome = await renew().then(
      () => 'stayed',
      () => 'unreached',
    );
    const line = lineOf(box, outcome);
    say(box, line);
    if (outcome === 'stayed') line?.focus();
  });
  // A page that was gone back to has an old idea of the time.
  addEventListener('pageshow', (event) => {
    if (event.persisted) void renew().catch(() => undefined);
  });
  watchTime(ending, () => location.replace(ended));
}

for (const box of document.querySelectorAll<HTMLElement>('[data-ending]')) {
  const { stay, ended } = box.dataset;
  if (stay !== undefined && ended !== undefined) keepVisit(endingIn(box), stay, ended);
  else watchTime(endingIn(box), () => undefined);
}
