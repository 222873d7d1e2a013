/** A plan with one thing changed: what its composer does, one step at a time. */
import { moved } from '../../../shared/reorder.js';
import type { PlanPart, ReportPlan } from './plan.js';

/** With a part more, at its end. */
export function withPartAdded(plan: ReportPlan, part: PlanPart): ReportPlan {
  return { ...plan, parts: [...plan.parts, part] };
}

/** With another part in the place of one. */
export function withPart(plan: ReportPlan, at: number, part: PlanPart): ReportPlan {
  return { ...plan, parts: plan.parts.map((one, place) => (place === at ? part : one)) };
}

/** Without one of its parts. */
export function withoutPart(plan: ReportPlan, at: number): ReportPlan {
  return { ...plan, parts: plan.parts.filter((_, place) => place !== at) };
}

/** With a part one place up or down. */
export function withPartMoved(plan: ReportPlan, at: number, direction: 'up' | 'down'): ReportPlan {
  return { ...plan, parts: moved(plan.parts, at, direction) };
}
