import { compress, strongestSlots } from './compress.ts';
import { calibrate } from './calibrate.ts';
import { examplesOf, type Labelled } from './data.ts';
import { fit, type Descent } from './fit.ts';
import { readLexicons } from './lexicons.ts';
import { judge } from './measure.ts';
import { scalesOf } from './scale.ts';
import { balanced, type Sources } from './sources.ts';
import type { SentimentModel } from '../../shared/classification/sentiment-model.ts';

/** Settled on the mean of val and dev. */
const DESCENT: Descent = { seed: 20_261_121, epochs: 4, rate: 1, decay: 1e-6, denseRate: 0.1 };

/** A model learned from the sources and calibrated on the held-out texts. The same input gives the same model. */
export const train = (sources: Sources, held: readonly Labelled[]): SentimentModel => {
  const lexicon = readLexicons();
  const examples = examplesOf(sources.texts, lexicon);
  const scales = scalesOf(examples);
  const importance = balanced(sources);
  const whole = fit({ examples, scales, importance }, DESCENT);
  const slots = strongestSlots(whole, scales);
  const model = compress({ fitted: whole, scales, slots, lexicon });
  return { ...model, ...calibrate(judge(model, held)) };
};
