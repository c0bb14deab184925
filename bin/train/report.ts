import type { SentimentModel } from '../../shared/classification/sentiment-model.ts';
import { calibrate, crossFit, decide, type Decided } from './calibrate.ts';
import type { Labelled } from './data.ts';
import { bootstrap, calibrationError, judge, macroRecall, type Judged } from './measure.ts';

const SEED = 1;

const line = (
  name: string,
  judged: readonly Judged[],
  figure: (judged: readonly Judged[]) => number,
): string => {
  const { value, low, high } = bootstrap(judged, figure, SEED);
  return `| ${name} | ${value.toFixed(3)} | ${low.toFixed(3)}–${high.toFixed(3)} |`;
};

const decided = (judged: readonly Decided[]): readonly Decided[] =>
  judged.filter(({ isDecided }) => isDecided);
const coverage = (judged: readonly Decided[]): string =>
  `${((100 * decided(judged).length) / judged.length).toFixed(1)} %`;

/**
 * The table of the model card. `val`, `dev` are judged before calibration; what depends on calibration is cross-fitted:
 * each fifth under what the other four fifths give, and each split under what the other gives.
 */
export const report = (
  model: SentimentModel,
  held: { val: readonly Labelled[]; dev: readonly Labelled[] },
): string => {
  const raw = { ...model, temperature: 1 };
  const [val, dev] = [judge(raw, held.val), judge(raw, held.dev)];
  const crossed = crossFit([...val, ...dev]);
  const [devByVal, valByDev] = [decide(dev, calibrate(val)), decide(val, calibrate(dev))];
  const mean = (macroRecall(val) + macroRecall(dev)) / 2;
  return [
    '| Figure | Value | 95 % interval |',
    '| --- | --- | --- |',
    line('macro-averaged recall, val', val, macroRecall),
    line('macro-averaged recall, dev', dev, macroRecall),
    `| mean of the two | ${mean.toFixed(4)} | |`,
    line('calibration error, cross-fitted', crossed, calibrationError),
    line('calibration error, dev under val’s calibration', devByVal, calibrationError),
    line('calibration error, val under dev’s calibration', valByDev, calibrationError),
    line(`recall at ${coverage(crossed)} coverage, cross-fitted`, decided(crossed), macroRecall),
    line(`recall at ${coverage(devByVal)} coverage, dev under val’s`, decided(devByVal), macroRecall),
    line(`recall at ${coverage(valByDev)} coverage, val under dev’s`, decided(valByDev), macroRecall),
  ].join('\n');
};
