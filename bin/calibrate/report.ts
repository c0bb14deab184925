import type { TriedStep } from '../../shared/disclosure/privacy-cost.ts';
import type { LadderStep } from '../../shared/disclosure/ladder.ts';
import type { CalibratedSize, Reported } from './calibrate-size.ts';
import { worstAttack, worstError, worstMonth, type Measured, type MeasuredDates } from './choose.ts';
import type { Estimate } from './estimate.ts';
import type { WorldKind } from './worlds.ts';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const withError = ({ mean, error }: Estimate): string =>
  `${(100 * mean).toFixed(1)} ± ${(100 * error).toFixed(1)} %`;
const wordsFor = (detail: LadderStep['detail']): string => detail.replaceAll('-', ' ');
const nameOf = ({ size }: CalibratedSize): string => `${size.members} of ${size.candidates}`;
const stepCells = ({ detail, noiseMultiplier, clipDeviations }: LadderStep): readonly string[] => [
  wordsFor(detail),
  String(noiseMultiplier),
  String(clipDeviations),
];

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const worldCells = ({ world, guess, leastSquares, posterior }: Measured): readonly string[] => [
  world,
  percent(guess),
  withError(leastSquares),
  withError(posterior),
];

const chosenRows = (calibrated: CalibratedSize): readonly (readonly string[])[] => {
  const { reported } = calibrated;
  if (reported === undefined)
    return [[nameOf(calibrated), 'nothing of its own', ...Array<string>(7).fill('')]];
  return reported.worlds.map((world) => [
    nameOf(calibrated),
    ...stepCells(reported.step),
    ...worldCells(world),
    withError(world.headlineError),
  ]);
};

const variantRows = (calibrated: CalibratedSize): readonly (readonly string[])[] =>
  (calibrated.reported?.variants ?? []).flatMap(({ variant, worlds }) =>
    worlds.map((world) => [nameOf(calibrated), variant.name, ...worldCells(world)]),
  );

const answerCells = ({ guess, accuracy, claimed }: MeasuredDates['month']): readonly string[] => [
  percent(guess),
  withError(accuracy),
  withError(claimed),
];

const dateRows = (calibrated: CalibratedSize): readonly (readonly string[])[] =>
  (calibrated.reported?.dates ?? []).map(({ change, isTold, month, half }) => [
    nameOf(calibrated),
    change,
    isTold ? 'yes' : 'no',
    ...answerCells(month),
    ...answerCells(half),
  ]);

const isTaken = (step: LadderStep, reported: Reported | undefined): boolean =>
  step.detail === reported?.step.detail &&
  step.noiseMultiplier === reported.step.noiseMultiplier &&
  step.clipDeviations === reported.step.clipDeviations;

const triedRows = (calibrated: CalibratedSize): readonly (readonly string[])[] =>
  calibrated.settings.map((setting) => [
    nameOf(calibrated),
    ...stepCells(setting.step),
    percent(worstAttack(setting)),
    (100 * worstMonth(setting)).toFixed(1),
    percent(worstError(setting)),
    isTaken(setting.step, calibrated.reported) ? 'taken' : '',
  ]);

const PER_MILLE = 1000;

/** What was tried for a size, for pages to say what more would cost. */
export const triedSteps = ({ size, settings, reported }: CalibratedSize): readonly TriedStep[] =>
  settings.map((setting) => ({
    people: size.members,
    candidates: size.candidates,
    detail: setting.step.detail,
    attack: Math.round(PER_MILLE * worstAttack(setting)),
    error: Math.round(PER_MILLE * worstError(setting)),
    taken: isTaken(setting.step, reported),
  }));

const yearRows = ({ size, reported }: CalibratedSize): readonly string[] => {
  const { choosing, reporting, dated } = size.trials;
  return [
    String(size.members),
    ...[choosing, dated, ...(reported === undefined ? [0, 0] : [reporting, dated])].map(String),
  ];
};

const kindRows = (kinds: readonly WorldKind[]): readonly (readonly string[])[] =>
  kinds.map(({ name, posts, engagement, rates, reach, luck, viral }) => [
    name,
    ...[posts, engagement, rates, reach, luck, viral].map(String),
  ]);

const STEP = ['people', 'published', 'noise', 'clip'];
const ATTACK = ['world', 'guess', 'least squares', 'Bayes'];

/** The page that shows attack against error. */
export const reportOf = (
  sizes: readonly CalibratedSize[],
  kinds: readonly WorldKind[],
): string => `# What releases tell about who takes part, and since when

Written by \`npm run calibrate\`, which also writes the ladder's steps. Everything is measured on simulated years (posts
and engagement, all tables of the step), played through the code that makes releases. The attacker knows every
candidate's posts, every release with its clips and noise, and how many people take part, and names who does: by bounded
least squares, and by Bayes' rule (expectation propagation). Steps were chosen in some years and are reported in others.
Every figure is a mean over years with its standard error. No differential privacy is claimed: these are measurements of
the attacks named here.

## The ladder

*Guess* is what naming the larger side for everybody gets. *Error* is the median, over the year's headlines, of the
distance from the true total without clips. Noise is its standard deviation in clips; a clip lies so many standard
deviations above the median of people's totals, as learnt from earlier periods. Of more than 300 participants the
attacker is told all others and names these.

${table([...STEP, ...ATTACK, 'error'], sizes.flatMap(chosenRows))}

## When somebody joined or left

As many people as a third of the programme (at most sixty) join, or leave, each on a day drawn from the whole year; the
others take part throughout. The attacker knows all of that but the days. Where *told*, the attacker also knows which
people changed and seeks the month among twelve; where not, "no change" is an answer too. *Claimed* is how sure the
attack was: an honest Bayesian attack is right as often as it claims, and *claimed* varies less than *right*.

**The bar**, that dates be inferred no better than chance and five points, is read as: the month, of an attacker who is
told who changed. The steps are chosen to keep it. Read as "is it somebody who changed, and when", it is kept easily.
**Read as "in the first half of the year or in the second" it is not kept**: see the columns *half*.

${table(
  ['people', 'change', 'told', 'month: guess', 'right', 'claimed', 'half: guess', 'right', 'claimed'],
  sizes.flatMap(dateRows),
)}

## A programme that is young, or much talked about

${table(['people', 'where', ...ATTACK], sizes.flatMap(variantRows))}

## All that was tried

The attack where it does best and the error where it is largest, over the kinds of worlds; and by how many points
months are named above chance.

${table([...STEP, 'attack', 'month', 'error', ''], sizes.flatMap(triedRows))}

Simulated years in each of the three kinds of worlds:

${table(['people', 'choosing', 'of dates', 'reporting', 'of dates'], sizes.map(yearRows))}

## The worlds

Posts a week and interactions a post of the person in the middle; then standard deviations of logarithms: of people's
rates of posting, of their reach, of one person's posts; then the share of posts that spread beyond it (Pareto).

${table(['kind', 'posts', 'engagement', 'rates', 'reach', 'luck', 'viral'], kindRows(kinds))}
`;
