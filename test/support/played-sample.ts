import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { playStory, startSample, type RunningSample } from '../../bin/start/run-sample.ts';
import { localSettings, synthesise, takePorts } from '../../bin/start/stage.ts';
import type { LogLine } from '../../infra/local/function-log.ts';
import type { Need } from '../../infra/local/gate/iam-policy.ts';
import type { WitnessedCall } from '../../infra/local/gate/witness.ts';
import { loadSampleCompany, SAMPLE_DIRECTORY } from '../../infra/local/sample/sample-company.ts';
import { canariesIn, withCanaries } from './canary.ts';
import { GateWitness } from './gate-witness.ts';

/** The sample company's ten weeks, played to their end with a canary in everything anybody posted. */
export interface PlayedSample {
  readonly running: RunningSample;
  readonly witness: GateWitness;
  /** Calls in which the gate saw the canary in clear, apart from the keyed hash of a finding. */
  readonly sightings: readonly string[];
  /** What whoever set the stage up did through the gate, and what it would need to be allowed. */
  readonly byOperator: readonly Need[];
  /** Every line that functions ever wrote, by function. */
  readonly logs: () => readonly (readonly [string, string])[];
  close(): Promise<void>;
}

/** A finding's words go to KMS for their keyed hash, which is the one place they may go in clear. */
const mayHoldWords = ({ needs }: WitnessedCall): boolean =>
  needs.every(({ action }) => action === 'kms:GenerateMac');

const sightingsIn = (call: WitnessedCall): readonly string[] => {
  if (mayHoldWords(call)) return [];
  const actions = call.needs.map(({ action, resource }) => `${action} ${resource}`).join();
  return canariesIn([
    [`${call.caller.name} ${actions}`, `${decodeURIComponent(call.url)}\n${call.body.toString()}`],
  ]);
};

/** Plays the story. Functions keep their latest lines only, so logs are gathered day by day. */
export const playSample = async (firstPort: number): Promise<PlayedSample> => {
  const endsOn = new Date().toISOString().slice(0, 10);
  const sample = withCanaries(loadSampleCompany({ directory: SAMPLE_DIRECTORY, endsOn }));
  const directory = mkdtempSync(join(tmpdir(), 'candor-sample-'));
  const ports = await takePorts(firstPort);
  const settings = localSettings(sample, ports);
  const sightings: string[] = [];
  const byOperator: Need[] = [];
  const witness = new GateWitness((call) => {
    sightings.push(...sightingsIn(call));
    if (call.caller.name === 'operator') byOperator.push(...call.needs);
  });
  const running = await startSample({
    sample,
    settings,
    ports,
    assembly: await synthesise(settings, directory),
    startsAt: sample.moment(0),
    startGate: witness.startGate,
  });
  const close = async (): Promise<void> => {
    await running.close();
    rmSync(directory, { recursive: true, force: true });
  };
  const lines = new Map<string, Set<LogLine>>();
  const gather = (): void => {
    for (const name of running.engine.functionNames) {
      const known = lines.get(name) ?? new Set();
      for (const line of running.engine.logs(name)) known.add(line);
      lines.set(name, known);
    }
  };
  try {
    // Somebody follows the log before there is one.
    await running.engine.invoke('monitor-log', { time: running.engine.now().toISOString() });
    await playStory(running, gather);
  } catch (fault) {
    await close();
    throw fault;
  }
  const logs = (): readonly (readonly [string, string])[] => {
    gather();
    return [...lines].map(([name, own]) => [name, [...own].map(({ text }) => text).join('\n')] as const);
  };
  return { running, witness, sightings, byOperator, logs, close };
};
