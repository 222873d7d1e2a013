/** The heads and bases that all tables of a discrete-choice question have. */
import type { ChoiceByBanner } from '../../services/analysis/preferences/by-banner.js';
import type { Formats } from '../../shared/dates.js';
import type { DenseTable } from './dense-table.js';
import { groupName } from './preference-words.js';

/** Everybody and the groups across the top, with how many people and tasks each rests on. */
export function choiceFrame(
  { groups, banners }: ChoiceByBanner,
  format: Formats,
): Pick<DenseTable, 'banners' | 'heads' | 'bases'> {
  const spans = banners.map(({ label }, banner) => ({
    ...{ text: label, span: groups.filter((group) => group.banner === banner).length },
  }));
  return {
    banners: banners.length === 0 ? [] : [{ text: '', span: 1 }, ...spans],
    heads: groups.map((group) => ({ text: groupName(group), letter: '' })),
    bases: [
      { label: 'Respondents', cells: groups.map(({ respondents }) => format.number(respondents)) },
      { label: 'Tasks', cells: groups.map(({ tasks }) => format.number(tasks)) },
    ],
  };
}
