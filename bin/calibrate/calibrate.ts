/**
 * `npm run calibrate`: plays the participation attack on simulated years of programmes of several sizes, under every
 * setting of the ladder, takes for each size the step that says most within the limits, and writes the steps that the
 * code uses and the table that shows attack against error.
 */

import { writeFileSync } from 'node:fs';
import path from 'node:path';

import type { LadderStep } from '../../shared/disclosure/ladder.ts';
import { seeded } from '../train/random.ts';
import { chooseStep, type Measured, type Size } from './choose.ts';
import { reportOf } from './report.ts';
import { playTrial } from './trial.ts';
import { WORLD_KINDS, type WorldKind } from './worlds.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const STEPS = path.join(ROOT, 'shared/disclosure/ladder-steps.json');
const REPORT = path.join(ROOT, 'docs/participation-attack.md');

/** Sizes at which steps may begin, and what is tried there; `error` is what a headline may be off by. */
const SIZES: readonly Size[] = [
  { members: 15, candidates: 30, error: 0.2, trials: 6, details: ['monthly-headline'] },
  { members: 30, candidates: 60, error: 0.2, trials: 12, details: ['monthly-headline'] },
  { members: 80, candidates: 200, error: 0.07, trials: 4, details: ['monthly-headline', 'monthly-tables'] },
  {
    members: 300,
    candidates: 600,
    error: 0.04,
    trials: 2,
    details: ['monthly-tables', 'weekly-headline-monthly-tables'],
  },
];

const NOISE = [0.5, 0.75, 1];
const CLIPS = [2.1, 2.4, 2.8];

/** Low clips cost large programmes most of their error, and weekly figures are known to need all the noise there is. */
const isWorthTrying = ({ from, detail, noiseMultiplier, clipDeviations }: LadderStep): boolean => {
  if (detail === 'weekly-headline-monthly-tables' && noiseMultiplier < 1) return false;
  return from < 80 ? clipDeviations < 2.8 : clipDeviations > 2.1 && (noiseMultiplier < 1 || from >= 300);
};

const settingsFor = ({ members, details }: Size): readonly LadderStep[] =>
  details
    .flatMap((detail) =>
      NOISE.flatMap((noiseMultiplier) =>
        CLIPS.map((clipDeviations) => ({ from: members, detail, noiseMultiplier, clipDeviations })),
      ),
    )
    .filter(isWorthTrying);

const measure = (size: Size, step: LadderStep, kind: WorldKind): Measured => {
  const { members, candidates, trials } = size;
  const outcomes = Array.from({ length: trials }, (_, seed) =>
    playTrial({ members, candidates, kind, step, chance: seeded(seed + 1) }),
  );
  const mean = (value: (outcome: (typeof outcomes)[number]) => number): number =>
    outcomes.reduce((sum, outcome) => sum + value(outcome), 0) / trials;
  return {
    world: kind.name,
    guess: mean(({ guess }) => guess),
    leastSquares: mean(({ leastSquares }) => leastSquares),
    posterior: mean(({ posterior }) => posterior),
    headlineError: mean(({ headlineError }) => headlineError),
    shown: mean(({ shown }) => shown),
  };
};

const calibrated = SIZES.map((size) => {
  const settings = settingsFor(size).map((step) => {
    const worlds = WORLD_KINDS.map((kind) => measure(size, step, kind));
    process.stdout.write(`${JSON.stringify({ members: size.members, ...step, worlds })}\n`);
    return { step, worlds };
  });
  return { size, settings, chosen: chooseStep(size, settings) };
});

const nothing: LadderStep = { from: 0, detail: 'nothing', noiseMultiplier: 1, clipDeviations: 2.4 };
const steps = [nothing, ...calibrated.flatMap(({ chosen }) => chosen ?? [])];
writeFileSync(STEPS, `[\n${steps.map((step) => `  ${JSON.stringify(step)}`).join(',\n')}\n]\n`);
writeFileSync(REPORT, reportOf(calibrated, WORLD_KINDS));
