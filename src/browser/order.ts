/** The voter's order of options as a list of names, first choice first, and the moves that change it. */

/** Options with a rank, best first; equal ranks stay in the order of the list. */
export function ranked(ranks: ReadonlyMap<string, number | null>): readonly string[] {
  return [...ranks]
    .filter((entry): entry is [string, number] => entry[1] !== null)
    .sort(([, a], [, b]) => a - b)
    .map(([option]) => option);
}

/** The order with the option at its end, if it is not in it and there is a rank left. */
export function rankNext(order: readonly string[], option: string, ranks: number): readonly string[] {
  return order.includes(option) || order.length >= ranks ? order : [...order, option];
}

/** The order with the option one place nearer the top (`by` −1) or the bottom (`by` +1), where there is one. */
export function move(order: readonly string[], option: string, by: -1 | 1): readonly string[] {
  const from = order.indexOf(option);
  const other = order[from + by];
  if (from < 0 || other === undefined) return order;
  return order.map((name) => (name === option ? other : name === other ? option : name));
}

/** The order without the option; those below it move up. */
export function remove(order: readonly string[], option: string): readonly string[] {
  return order.filter((name) => name !== option);
}
