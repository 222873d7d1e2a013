/** Whose estimates a chart draws, in the workbench and in published reports. */

/**
 * The groups side by side, without everybody together; beside a group that is left alone, because others could not be estimated or
 * may not be told, everybody stays, so that nobody takes the one group for all. Everybody's `banner` is null.
 */
export function drawnGroups<Group extends { readonly banner: number | null }>(
  estimated: readonly Group[],
): readonly Group[] {
  const groups = estimated.filter(({ banner }) => banner !== null);
  return groups.length > 1 ? groups : estimated;
}
