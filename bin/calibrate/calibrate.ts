/**
 * `npm run calibrate`: plays the participation attack and the attack on dates on simulated years of programmes of
 * several sizes, under every setting of the ladder, takes for each size the step that says most within the limits, and
 * writes the steps that the code uses and the page that shows attack against error. Every size has a thread.
 */

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

import { dayOf } from '../../shared/clock.ts';
import type { LadderStep } from '../../shared/disclosure/ladder.ts';
import { calibrateSize, type CalibratedSize } from './calibrate-size.ts';
import { worstAttack, worstError, worstMonth } from './choose.ts';
import { reportOf, triedSteps } from './report.ts';
import { SIZES } from './sizes.ts';
import { WORLD_KINDS } from './worlds.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const STEPS = path.join(ROOT, 'shared/disclosure/ladder-steps.json');
const TRIED = path.join(ROOT, 'shared/disclosure/ladder-tried.json');
const MEASURED = path.join(ROOT, 'shared/disclosure/ladder-measured.json');
const REPORT = path.join(ROOT, 'docs/participation-attack.md');

const inThread = (index: number): Promise<CalibratedSize> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(import.meta.filename, { workerData: index });
    worker.once('message', (calibrated: CalibratedSize) => {
      resolve(calibrated);
    });
    worker.once('error', reject);
  });

const workOn = (index: unknown): void => {
  const size = SIZES[Number(index)];
  if (size === undefined) return;
  const calibrated = calibrateSize(size, (setting) => {
    const [attack, error, month] = [worstAttack(setting), worstError(setting), worstMonth(setting)];
    process.stdout.write(`${JSON.stringify({ ...setting.step, attack, error, month })}\n`);
  });
  parentPort?.postMessage(calibrated);
};

const calibrateAll = async (): Promise<void> => {
  const calibrated = await Promise.all(SIZES.map((_, index) => inThread(index)));
  const nothing: LadderStep = { from: 0, detail: 'nothing', noiseMultiplier: 1, clipDeviations: 2.4 };
  const steps = [nothing, ...calibrated.flatMap(({ reported }) => reported?.step ?? [])];
  writeFileSync(STEPS, `[\n${steps.map((step) => `  ${JSON.stringify(step)}`).join(',\n')}\n]\n`);
  writeFileSync(TRIED, `${JSON.stringify(calibrated.flatMap(triedSteps))}\n`);
  writeFileSync(MEASURED, `{ "on": "${dayOf(new Date())}" }\n`);
  writeFileSync(REPORT, reportOf(calibrated, WORLD_KINDS));
};

if (isMainThread) await calibrateAll();
else workOn(workerData);
