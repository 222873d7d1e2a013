/** The budgets of the method of equal shares: every voter has the same money, and every winner costs 1. */
import { type Approver, supportersOf } from './approval-sets.js';
import { add, compare, divide, type Rational, subtract, whole, ZERO } from './rational.js';

export class Budgets {
  /** What is left to one voter of each approver. */
  readonly left: Rational[];
  private readonly supporters: readonly (readonly number[])[];

  constructor(
    private readonly approvers: readonly Approver[],
    optionCount: number,
    start: Rational,
  ) {
    this.left = approvers.map(() => start);
    this.supporters = supportersOf(approvers, optionCount);
  }

  /**
   * The least amount that lets the option's supporters pay 1 together when nobody pays more than that amount or than
   * they have; null when all their money does not suffice.
   */
  price(option: number): Rational | null {
    const payers = [...(this.supporters[option] ?? [])].sort((a, b) => compare(this.of(a), this.of(b)));
    let weight = payers.reduce((sum, at) => sum + BigInt(this.approvers[at]?.weight ?? 0), 0n);
    let due = whole(1);
    for (const at of payers) {
      const share = divide(due, { top: weight, bottom: 1n });
      if (compare(share, this.of(at)) <= 0) return share;
      const people = BigInt(this.approvers[at]?.weight ?? 0);
      due = subtract(due, { top: this.of(at).top * people, bottom: this.of(at).bottom });
      weight -= people;
    }
    return null;
  }

  /** Takes the price of the option from its supporters. */
  pay(option: number): void {
    const price = this.price(option);
    if (price === null) return;
    for (const at of this.supporters[option] ?? []) {
      const rest = subtract(this.of(at), price);
      this.left[at] = rest.top < 0n ? ZERO : rest;
    }
  }

  /** The budgets as text: equal texts, equal states. */
  key(): string {
    return this.left.map(({ top, bottom }) => `${top}/${bottom}`).join(' ');
  }

  /** What is unspent, as loads to start Phragmén's rule from: taken negative. */
  asLoads(): Rational[] {
    return this.left.map((budget) => add(ZERO, { top: -budget.top, bottom: budget.bottom }));
  }

  private of(at: number): Rational {
    return this.left[at] ?? ZERO;
  }
}
