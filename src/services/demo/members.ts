/** The made-up members of the demonstration lab, and which of them voted for which theme. */
import type { SeededRandom } from '../../shared/seeded-random.js';
import type { LabFiles } from './lab-files.js';

/** What one voter put on the paper, as far as the plan fixes it. `null` stands for nothing. */
export interface VoterPlan {
  /** The id of the first choice. */
  readonly first: string | null;
  /** The names of the choices given as role and country. */
  readonly role: string | null;
  readonly country: string | null;
}

/** One member on the roll; country and role as the roll writes them. */
export interface Member {
  readonly name: string;
  readonly email: string;
  readonly country: string;
  readonly role: string;
  /** Null for members who do not vote. */
  readonly vote: VoterPlan | null;
}

/** All members in the roll's order. Voters stand among the others in no order. */
export function planMembers(files: LabFiles, random: SeededRandom): readonly Member[] {
  const labels = labelsOf(files);
  const voters = planVoters(files, random).map((vote) => ({
    vote,
    country: labels.get(vote.country ?? '') ?? random.pick(Object.keys(files.roll.countries)),
    role: labels.get(vote.role ?? '') ?? random.weighted(files.roll.roles),
  }));
  const others = (plan: Readonly<Record<string, number>>, key: 'country' | 'role') =>
    random.shuffled(
      Object.entries(plan).flatMap(([label, size]) => {
        const taken = voters.filter((voter) => voter[key] === label).length;
        return Array.from({ length: Math.max(0, size - taken) }, () => label);
      }),
    );
  const countries = others(files.roll.countries, 'country');
  const roles = others(files.roll.roles, 'role');
  const rest = countries.map((country, at) => ({ vote: null, country, role: roles[at] ?? '' }));
  return random.shuffled([...voters, ...rest]).map((member, at) => {
    const number = String(at + 1).padStart(3, '0');
    return { name: `Member ${number}`, email: `member${number}@example.org`, ...member };
  });
}

/** Every voter: within each first choice, roles and countries are paired at random. */
function planVoters({ papers }: LabFiles, random: SeededRandom): readonly VoterPlan[] {
  const { byRole, byCountry } = papers.firstChoices;
  const options = Object.keys(Object.values(byRole)[0] ?? {});
  return options.flatMap((option) => {
    const expand = (plan: Readonly<Record<string, Readonly<Record<string, number>>>>) =>
      Object.entries(plan).flatMap(([group, row]) => Array.from({ length: row[option] ?? 0 }, () => group));
    const countries = random.shuffled(expand(byCountry));
    return expand(byRole).map((role, at) => ({
      first: option === 'none' ? null : option,
      role: role === 'not-said' ? null : role,
      country: countries[at] ?? null,
    }));
  });
}

/** How the roll writes the choices of the companion questions: by their English labels. */
function labelsOf({ themeBallot }: LabFiles): ReadonlyMap<string, string> {
  return new Map(
    themeBallot.companions.flatMap(({ choices }) =>
      choices.map(({ name, label }) => [name, label.en] as const),
    ),
  );
}
