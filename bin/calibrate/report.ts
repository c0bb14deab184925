import type { LadderStep } from '../../shared/disclosure/ladder.ts';
import { worstAttack, worstError, type Setting, type Size } from './choose.ts';
import type { WorldKind } from './worlds.ts';

/** A size with everything that was tried for it. */
export interface CalibratedSize {
  readonly size: Size;
  readonly settings: readonly Setting[];
  readonly chosen: LadderStep | undefined;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const wordsFor = (detail: LadderStep['detail']): string => detail.replaceAll('-', ' ');

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const chosenRows = ({ size, settings, chosen }: CalibratedSize): readonly (readonly string[])[] => {
  const name = `${size.members} of ${size.candidates}`;
  const setting = settings.find(({ step }) => step === chosen);
  if (setting === undefined) return [[name, 'nothing of its own', '', '', '', '', '', '', '']];
  return setting.worlds.map((world) => [
    name,
    wordsFor(setting.step.detail),
    String(setting.step.noiseMultiplier),
    String(setting.step.clipDeviations),
    world.world,
    percent(world.guess),
    percent(world.leastSquares),
    percent(world.posterior),
    percent(world.headlineError),
  ]);
};

const triedRows = ({ size, settings, chosen }: CalibratedSize): readonly (readonly string[])[] =>
  settings.map((setting) => [
    `${size.members} of ${size.candidates}`,
    wordsFor(setting.step.detail),
    String(setting.step.noiseMultiplier),
    String(setting.step.clipDeviations),
    percent(worstAttack(setting)),
    percent(worstError(setting)),
    setting.step === chosen ? 'taken' : '',
  ]);

const kindRows = (kinds: readonly WorldKind[]): readonly (readonly string[])[] =>
  kinds.map(({ name, posts, engagement, rates, reach, luck, viral }) => [
    name,
    ...[posts, engagement, rates, reach, luck, viral].map(String),
  ]);

const COMMON = ['people', 'published', 'noise', 'clip'];

/** The page that shows attack against error. */
export const reportOf = (
  sizes: readonly CalibratedSize[],
  kinds: readonly WorldKind[],
): string => `# What releases tell about who takes part

Written by \`npm run calibrate\`, which also writes the ladder's steps. Each row is the mean of several simulated years
(52 weeks, posts and engagement, all tables of the step), played through the code that makes releases. The attacker
knows every candidate's posts, how many of them take part, every release with its clips and noise, and names who takes
part: by bounded least squares, and by Bayes' rule (expectation propagation). *Guess* is what naming the larger side for
everybody gets. *Error* is the median, over the year's headlines, of the distance from the true total without clips.
Noise is its standard deviation in clips; a clip lies so many standard deviations above the median of people's totals,
as learnt from earlier periods. No differential privacy is claimed: these are measurements of two attacks.

## The ladder

${table([...COMMON, 'world', 'guess', 'least squares', 'Bayes', 'error'], sizes.flatMap(chosenRows))}

## All that was tried

The attack where it does best, the error where it is largest, over the kinds of worlds.

${table([...COMMON, 'attack', 'error', ''], sizes.flatMap(triedRows))}

## The worlds

Posts a week and interactions a post of the person in the middle; then standard deviations of logarithms: of people's
rates of posting, of their reach, of one person's posts; then the share of posts that spread beyond it (Pareto).

${table(['kind', 'posts', 'engagement', 'rates', 'reach', 'luck', 'viral'], kindRows(kinds))}
`;
