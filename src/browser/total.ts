/** Says, while points are shared out, how many are left to give or are too many; the boxes work without it. */

function watch(container: HTMLElement): void {
  const boxes = [...container.querySelectorAll('input')];
  const live = document.createElement('p');
  live.setAttribute('role', 'status');
  const show = () => {
    const sum = boxes.reduce((so, box) => so + pointsIn(box), 0);
    const total = Number(container.dataset['total']);
    const state = sum === total ? 'exact' : sum > total ? 'over' : 'under';
    live.className = `sum__total sum__total--${state}`;
    live.textContent = fill(container.dataset[state] ?? '', { sum, total, by: Math.abs(total - sum) });
  };
  for (const box of boxes) box.addEventListener('input', show);
  container.append(live);
  show();
}

/** What is no whole number counts as nothing here; the server says what is wrong with it. */
function pointsIn({ value }: HTMLInputElement): number {
  return /^\s*\d{1,7}\s*$/.test(value) ? Number(value) : 0;
}

function fill(template: string, values: Readonly<Record<string, number>>): string {
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : numbers.format(value);
  });
}

addEventListener('pageshow', () => {
  for (const container of document.querySelectorAll<HTMLElement>('[data-total]:not([data-ready])')) {
    container.dataset['ready'] = '';
    watch(container);
  }
});
