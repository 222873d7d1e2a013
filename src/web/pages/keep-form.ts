/** The form that keeps a view in a report plan of the lab. */
import { storedPlan } from '../../services/analysis/report-plan/plan.js';
import type { PlanWithVersion } from '../../storage/report-plan-store.js';
import { queryOf } from '../workbench/address.js';
import type { Workbench } from './workbench.js';

/** What the form is made of. */
export function keepForm(
  { place, view }: Pick<Workbench, 'place' | 'view'>,
  plans: readonly PlanWithVersion[],
) {
  return {
    action: `${place.workbench}/plan`,
    kept: [...new URLSearchParams(queryOf(view))],
    plans: [
      ...plans.map(({ slug, content }) => ({ value: slug, text: storedPlan(content).title.en })),
      { value: '', text: 'A new plan' },
    ],
  };
}
