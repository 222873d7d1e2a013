/** Asks for the page again until what it waits for is there. */
const AGAIN = 3000;

const link = document.querySelector<HTMLAnchorElement>('#again');
if (link !== null) setTimeout(() => location.replace(link.href), AGAIN);
