/** Numbers of things as English says them, for organisers. */

/** `1 member`, `2,657 members`. */
export function counted(
  format: { number(value: number): string },
  count: number,
  one: string,
  many: string,
): string {
  return `${format.number(count)} ${count === 1 ? one : many}`;
}
