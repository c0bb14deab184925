import type { LadderStep } from '../../shared/disclosure/ladder.ts';
import { chooseStep, type Measured, type MeasuredDates, type Setting } from './choose.ts';
import { measureDates, measureKind, type Years } from './measure.ts';
import { settingsFor, type TriedSize } from './sizes.ts';
import { WORLD_KINDS } from './worlds.ts';

/** A programme that is unlike the ordinary one in how long it has run, or in how many said that they take part. */
export interface Variant {
  readonly name: string;
  readonly months?: number;
  readonly announced?: number;
}

/** What the step that was chosen comes to in years that played no part in choosing it. */
export interface Reported {
  readonly step: LadderStep;
  readonly worlds: readonly Measured[];
  readonly dates: readonly MeasuredDates[];
  readonly variants: readonly { readonly variant: Variant; readonly worlds: readonly Measured[] }[];
}

/** A size with everything that was tried for it, and what was taken. */
export interface CalibratedSize {
  readonly size: TriedSize;
  readonly settings: readonly Setting[];
  readonly reported?: Reported;
}

/** Years for choosing, and years for reporting: no year is in both. */
const CHOOSING = 1;
const REPORTING = 1_000_001;
/** Where it is sought who changed as well, everybody is sought: beyond this size that takes longer than all else. */
const UNTOLD_AT_MOST = 30;
/** Variants are played in fewer years than the step itself, and only where all participants are attacked. */
const YEARS_PER_VARIANT_YEAR = 8;
const VARIED_AT_MOST = 300;

const VARIANTS: readonly Variant[] = [
  { name: 'the first three months', months: 3 },
  { name: 'the first six months', months: 6 },
  { name: 'a third of the participants announced it', announced: 1 / 3 },
];

const worldsUnder = (
  { members, candidates }: TriedSize,
  step: LadderStep,
  { years, ...variant }: Omit<Variant, 'name'> & { readonly years: Years },
): readonly Measured[] =>
  WORLD_KINDS.map((kind) => measureKind({ members, candidates, step, ...variant }, kind, years));

const tryStep = (size: TriedSize, step: LadderStep): Setting => {
  const { choosing, dated } = size.trials;
  return {
    step,
    worlds: worldsUnder(size, step, { years: { from: CHOOSING, count: choosing } }),
    dates: measureDates(size, step, { years: { from: CHOOSING, count: dated }, isTold: true }),
  };
};

const report = (size: TriedSize, step: LadderStep): Reported => {
  const { reporting, dated } = size.trials;
  const years = (count: number): Years => ({ from: REPORTING, count });
  const variants = size.members > VARIED_AT_MOST ? [] : VARIANTS;
  return {
    step,
    worlds: worldsUnder(size, step, { years: years(reporting) }),
    dates: [true, ...(size.members > UNTOLD_AT_MOST ? [] : [false])].flatMap((isTold) =>
      measureDates(size, step, { years: years(dated), isTold }),
    ),
    variants: variants.map(({ name, ...variant }) => ({
      variant: { name, ...variant },
      worlds: worldsUnder(size, step, {
        years: years(Math.ceil(reporting / YEARS_PER_VARIANT_YEAR)),
        ...variant,
      }),
    })),
  };
};

/** Tries every setting at a size, takes one, and measures it anew. */
export const calibrateSize = (size: TriedSize, tell: (setting: Setting) => void): CalibratedSize => {
  const settings = settingsFor(size).map((step) => {
    const setting = tryStep(size, step);
    tell(setting);
    return setting;
  });
  const chosen = chooseStep(size, settings);
  return { size, settings, ...(chosen !== undefined && { reported: report(size, chosen) }) };
};
