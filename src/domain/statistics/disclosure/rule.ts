/** What is asked of disclosure control: how few people are too few, and how closely an outsider may come to a withheld number. */

/** A rule by which tables are protected. */
export interface Rule {
  /** Numbers of 1 to `minimum` − 1 people are withheld. */
  readonly minimum: number;
  /** Everything about a base of 1 to `minimumBase` − 1 people is withheld, zeros too. */
  readonly minimumBase: number;
  /**
   * Sliding protection: the most people that an outsider must hold possible in a protected cell less the fewest is at least so
   * much. With 2, at least three numbers remain possible.
   */
  readonly width: number;
  /** Counts are told as multiples of this; 0 where they are told in full. */
  readonly roundTo: number;
  /** Whether a cell that holds its whole base is withheld too, since it tells what everybody in the base answered. */
  readonly withholdUnanimous: boolean;
}

/** A rule to begin from, with where it comes from. */
export interface Preset {
  readonly name: 'service' | 'gp-patient-survey' | 'hospital-episodes';
  /** What it does, in a sentence. */
  readonly summary: string;
  readonly source: string;
  readonly rule: Omit<Rule, 'width' | 'withholdUnanimous'>;
}

/** Nothing below these is ever shown: of surveys about health, and of all others. */
export const FLOORS = { health: 10, other: 5 } as const;

/** The rules that organisers can choose from; none of them goes below the floor of their survey. */
export const PRESETS: readonly Preset[] = [
  {
    name: 'service',
    summary:
      'Numbers of fewer people than the minimum are not shown, nor what they could be worked out from.',
    source: 'The default of this service: 10 people in surveys about health, 5 in all others.',
    rule: { minimum: 5, minimumBase: 5, roundTo: 0 },
  },
  {
    name: 'gp-patient-survey',
    summary:
      'Results that fewer than 10 people stand behind are not shown, nor numbers of 1 to 4 people within larger ones.',
    source:
      'After the GP Patient Survey (NHS England, Ipsos), “Why is data sometimes suppressed?”, where the second part applies to organisations of up to 1,000 patients.',
    rule: { minimum: 5, minimumBase: 10, roundTo: 0 },
  },
  {
    name: 'hospital-episodes',
    summary: 'Numbers of 1 to 7 people are not shown; all others are rounded to the nearest 5.',
    source:
      'After Hospital Episode Statistics (NHS Digital, “Disclosure control methodology for HES and ECDS”), since September 2018, below national level.',
    rule: { minimum: 8, minimumBase: 8, roundTo: 5 },
  },
];

/** What an organiser may choose; null for what the preset says. */
export interface RuleChoice {
  readonly preset: Preset['name'];
  readonly isHealth: boolean;
  /** Raises the preset's minimum; a smaller number than the survey's floor does nothing. */
  readonly minimum: number | null;
}

/** The rule of a survey: the preset's numbers, raised to what the organiser asks for and never below the floor of the survey. */
export function ruleOf({ preset, isHealth, minimum }: RuleChoice): Rule {
  const { rule } = PRESETS.find(({ name }) => name === preset) ?? {
    rule: { minimum: 5, minimumBase: 5, roundTo: 0 },
  };
  const floor = Math.max(isHealth ? FLOORS.health : FLOORS.other, minimum ?? 0);
  const people = Math.max(rule.minimum, floor);
  return {
    minimum: people,
    minimumBase: Math.max(rule.minimumBase, people),
    width: people < WIDER_FROM ? 2 : 3,
    roundTo: rule.roundTo,
    withholdUnanimous: false,
  };
}

/** From this minimum on, four numbers must remain possible in each protected cell; below it, three. */
const WIDER_FROM = 10;
