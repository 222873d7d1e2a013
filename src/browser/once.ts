/**
 * Guards every form against a second, accidental submission, and says that the first is on its way. A form whose
 * answer is a download leaves its page standing and may be sent again: it says so with `data-repeat`.
 */

const WAIT = 10_000;

/** Lets a form be sent again after ten seconds: the network may have lost the first attempt. */
function guard(form: HTMLFormElement): void {
  let sentAt = Number.NEGATIVE_INFINITY;
  form.addEventListener('submit', (event) => {
    if (event.timeStamp - sentAt < WAIT) {
      event.preventDefault();
      return;
    }
    sentAt = event.timeStamp;
    announce(form, event.submitter);
  });
  addEventListener('pageshow', () => {
    sentAt = Number.NEGATIVE_INFINITY;
    form.querySelector('[data-sending]')?.remove();
  });
}

/** Puts "Sending…" after the button that was pressed; the button itself stays as it is. */
function announce(form: HTMLFormElement, submitter: HTMLElement | null): void {
  const words = document.body.dataset['sending'];
  if (words === undefined || submitter === null || !form.contains(submitter)) return;
  const note = document.createElement('span');
  note.dataset['sending'] = '';
  note.className = 'sending';
  note.setAttribute('role', 'status');
  submitter.after(note);
  note.textContent = words;
  setTimeout(() => note.remove(), WAIT);
}

for (const form of document.forms) {
  if (form.method === 'post' && form.dataset['repeat'] === undefined) guard(form);
}
