/** Brings a reader to what went wrong: first to the summary, then, by its links, to the field with its label. */

const summary = document.getElementById('error-summary');
summary?.focus();
summary?.addEventListener('click', (event) => {
  if (!(event.target instanceof HTMLAnchorElement)) return;
  const field = document.getElementById(decodeURIComponent(event.target.hash.slice(1)));
  if (field === null) return;
  event.preventDefault();
  const whole = field.closest('fieldset') ?? field.closest('.nhsuk-form-group, .option-card') ?? field;
  whole.scrollIntoView();
  field.focus({ preventScroll: true });
});
