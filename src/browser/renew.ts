/** Keeps the progress of long work up to date: fetches the page again and shows its part, until the work is done. */

const PAUSE = 3000;

/**
 * Asks for the page as it is now and puts its progress in place of ours; answers whether the work goes on. Where the page is
 * no more, as the work is done, its visitor is led on to what took its place.
 */
async function renew(): Promise<boolean> {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
  if (answer.ok && answer.redirected) location.replace(answer.url);
  if (!answer.ok || answer.redirected) return false;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const [shown, fresh] = [document, page].map((where) => where.querySelector<HTMLElement>('[data-renew]'));
  if (shown === null || shown === undefined || fresh === null || fresh === undefined) return false;
  const going = fresh.dataset['renew'] === 'going';
  const hadFocus = shown.contains(document.activeElement);
  if (!hadFocus || !going) shown.replaceWith(document.importNode(fresh, true));
  return going;
}

/** One look after another, none while the page is in the background. A failed look is tried again. */
function keepRenewing(): void {
  setTimeout(async () => {
    const goesOn = document.hidden ? true : await renew().catch(() => true);
    if (goesOn) keepRenewing();
  }, PAUSE);
}

if (document.querySelector('[data-renew="going"]') !== null) keepRenewing();
