import { Detail } from '../../shared/disclosure/detail.ts';
import type { LadderStep } from '../../shared/disclosure/ladder.ts';

/** A size of programme the ladder is measured at: `error` is what a headline may be off by, as a share of the truth. */
export interface Size {
  readonly members: number;
  readonly candidates: number;
  readonly error: number;
  readonly trials: number;
  readonly details: readonly Detail[];
}

/** What a step came to in one kind of world, on average over the trials. */
export interface Measured {
  readonly world: string;
  readonly guess: number;
  readonly leastSquares: number;
  readonly posterior: number;
  readonly headlineError: number;
  readonly shown: number;
}

/** A step with what it came to in every kind of world. */
export interface Setting {
  readonly step: LadderStep;
  readonly worlds: readonly Measured[];
}

/** The policy's bound is 70 %; a step is taken only where the attack stays this far below in every kind of world. */
export const ACCURACY_AT_MOST = 0.65;

/** The attack's accuracy by its better solver, where it does best. */
export const worstAttack = ({ worlds }: Setting): number =>
  Math.max(...worlds.map(({ leastSquares, posterior }) => Math.max(leastSquares, posterior)));

/** The headline's error where it is largest. */
export const worstError = ({ worlds }: Setting): number =>
  Math.max(...worlds.map(({ headlineError }) => headlineError));

const rank = ({ step }: Setting): number => Detail.options.indexOf(step.detail);

/**
 * The step for a size: of all that hide who takes part and tell the truth well enough in every kind of world, one that
 * says most, and of these the one whose largest error is smallest. Nothing where there is none.
 */
export const chooseStep = (size: Size, settings: readonly Setting[]): LadderStep | undefined =>
  settings
    .filter((setting) => worstAttack(setting) <= ACCURACY_AT_MOST && worstError(setting) <= size.error)
    .toSorted((one, other) => rank(other) - rank(one) || worstError(one) - worstError(other))[0]?.step;
