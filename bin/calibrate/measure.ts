import type { Answer } from '../../shared/disclosure/attack/membership-dates.ts';
import type { LadderStep } from '../../shared/disclosure/ladder.ts';
import { seeded } from '../train/random.ts';
import type { Measured, MeasuredDates, Size } from './choose.ts';
import { playDatedTrial } from './dated-trial.ts';
import { estimate } from './estimate.ts';
import { playTrial, type TrialParts } from './trial.ts';
import { WORLD_KINDS, type WorldKind } from './worlds.ts';

/** Which years to simulate: as many as asked for, from a seed on. No two purposes share a seed. */
export interface Years {
  readonly from: number;
  readonly count: number;
}

/** Of how many people at most the dates are sought; all others are known to take part all the time. */
const CHANGED_AT_MOST = 60;
const CHANGED_SHARE = 1 / 3;

const each = <Outcome>({ from, count }: Years, play: (chance: () => number) => Outcome): readonly Outcome[] =>
  Array.from({ length: count }, (_, index) => play(seeded(from + index)));

/** What a step comes to in one kind of world. */
export const measureKind = (
  parts: Omit<TrialParts, 'kind' | 'chance'>,
  kind: WorldKind,
  years: Years,
): Measured => {
  const outcomes = each(years, (chance) => playTrial({ ...parts, kind, chance }));
  return {
    world: kind.name,
    guess: estimate(outcomes.map(({ guess }) => guess)).mean,
    leastSquares: estimate(outcomes.map(({ leastSquares }) => leastSquares)),
    posterior: estimate(outcomes.map(({ posterior }) => posterior)),
    headlineError: estimate(outcomes.map(({ headlineError }) => headlineError)),
  };
};

const summary = (answers: readonly Answer[]) => ({
  accuracy: estimate(answers.map(({ accuracy }) => accuracy)),
  claimed: estimate(answers.map(({ claimed }) => claimed)),
  guess: estimate(answers.map(({ guess }) => guess)).mean,
});

/** What a step tells of dates, over all kinds of worlds. */
export const measureDates = (
  { members }: Pick<Size, 'members'>,
  step: LadderStep,
  { years, isTold }: { readonly years: Years; readonly isTold: boolean },
): readonly MeasuredDates[] =>
  (['joined', 'left'] as const).map((change) => {
    const changed = Math.min(CHANGED_AT_MOST, Math.round(members * CHANGED_SHARE));
    const outcomes = WORLD_KINDS.flatMap((kind) =>
      each(years, (chance) =>
        playDatedTrial({ steady: members, changed, change, isTold, kind, step, chance }),
      ),
    );
    return {
      change,
      isTold,
      month: summary(outcomes.map(({ month }) => month)),
      half: summary(outcomes.map(({ half }) => half)),
    };
  });
