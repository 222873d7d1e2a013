/** Moving one thing of a list past its neighbour. */

/** The list with the item at `index` one place up or down; at the end of the list, the list as it is. */
export function moved<Item>(items: readonly Item[], index: number, direction: 'up' | 'down'): Item[] {
  const other = direction === 'up' ? index - 1 : index + 1;
  const copy = [...items];
  const [here, there] = [copy[index], copy[other]];
  if (here === undefined || there === undefined) return copy;
  copy[index] = there;
  copy[other] = here;
  return copy;
}
