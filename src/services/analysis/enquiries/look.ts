/** A view of a data set: everything that its page, its charts and its files show. */
import { inLanguage } from '../../../shared/language.js';
import { ok } from '../../../shared/result.js';
import { ballotLook } from '../ballot-tables/ballot-look.js';
import type { ChoiceByBanner } from '../preferences/by-banner.js';
import type { PreferenceReport } from '../preferences/preference-report.js';
import { preferencesOf } from '../preferences/report-of.js';
import { type ViewTable, viewTable } from '../tables/view-table.js';
import type { View } from '../view/view.js';
import type { Enquiry } from './enquiry.js';
import { groupingsOf } from './groups.js';
import { byWave, type Looking, type Prepared, prepared, questionNamed, type WeightTold } from './prepared.js';

/** One part of what is seen. */
export type Seen =
  | ({ readonly kind: 'table' } & ViewTable)
  | { readonly kind: 'preferences'; readonly report: PreferenceReport }
  | { readonly kind: 'choice'; readonly report: ChoiceByBanner };

export interface Look {
  /** What rows are, where they are neither responses nor papers. */
  readonly about?: 'comments';
  /** Rows that are in. */
  readonly people: number;
  readonly weight: WeightTold | null;
  /** What could not be done as asked, in sentences. */
  readonly faults: readonly string[];
  readonly parts: readonly Seen[];
}

export const look: Enquiry<Looking, Look> = {
  ask: (looking, ground, others) => {
    const { language } = looking;
    if (ground.data.told !== null) return ok(ballotLook(ground.data, looking.view, language, ground.codes));
    const view = looking.waves === null ? looking.view : byWave(looking.view);
    const ready = prepared({ ...looking, view }, ground, others);
    const people = ready.mask.reduce((count, one) => count + one, 0);
    const table = viewTable(ready, ground.definitions, view, language);
    const counted: readonly Seen[] = table === null ? [] : [{ kind: 'table', ...table }];
    return ok({
      people,
      weight: ready.weight === null ? null : told(ready.weight),
      faults: ready.faults,
      parts: [...counted, ...preferencesSeen(ready, view, language)],
    });
  },
};

/** What a page says of a weight, without its rows. */
function told({ name, label, margins, limits }: WeightTold): WeightTold {
  return { name, label, margins, limits };
}

function preferencesSeen({ data, mask, design }: Prepared, view: View, language: string): readonly Seen[] {
  const weights = design?.weights ?? null;
  const groupings = groupingsOf(data, view, mask, language);
  return view.rows.flatMap((name): readonly Seen[] => {
    const question = questionNamed(data, name);
    if (question === null) return [];
    const label = inLanguage(question.label, language) || name;
    const asked = { data, question, label, language, mask, weights, groupings, level: view.level };
    const report = preferencesOf(asked, view);
    if (report === null) return [];
    return [report.kind === 'choice' ? { kind: 'choice', report } : { kind: 'preferences', report }];
  });
}
