/** Keeps one item from being both best and worst: what is chosen on one side cannot be chosen on the other. */

function keepApart(container: HTMLElement): void {
  const inputs = [...container.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
  const update = () => {
    for (const input of inputs) {
      const other = inputs.find(({ name, value }) => name !== input.name && value === input.value);
      input.disabled = !input.checked && other?.checked === true;
    }
  };
  container.addEventListener('change', update);
  update();
}

addEventListener('pageshow', () => {
  for (const container of document.querySelectorAll<HTMLElement>('[data-best-worst]:not([data-ready])')) {
    container.dataset['ready'] = '';
    keepApart(container);
  }
});
