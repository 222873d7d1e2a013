/** Made-up comments, put together from the lab's sentences: varied, and nobody's. */
import type { SeededRandom } from '../../shared/seeded-random.js';
import type { CommentPlan } from './lab-files.js';
import type { VoterPlan } from './members.js';

/** Why this voter chose the theme: an opening for the role, one to three reasons, sometimes an ending. */
export function makeComment(plan: CommentPlan, { first, role }: VoterPlan, random: SeededRandom): string {
  const reasons = random.shuffled(plan.reasons[first ?? ''] ?? []);
  const openings = plan.openings[role ?? 'not-said'] ?? [];
  return [
    ...(random.next() < 0.6 && openings.length > 0 ? [random.pick(openings)] : []),
    ...reasons.slice(0, 1 + Math.floor(random.next() * 3)),
    ...(random.next() < 0.4 ? [random.pick(plan.endings)] : []),
  ].join(' ');
}
