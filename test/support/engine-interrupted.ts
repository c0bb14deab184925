import { setTimeout as sleep } from 'node:timers/promises';

import { untilStopped } from '../../bin/start/until-stopped.ts';
import { startEngine } from '../../infra/local/engine.ts';
import { startPassThroughGate } from './pass-through-gate.ts';

/** An engine with a database of its own that works until Ctrl-C, and leaves the rest to Node: a process of its own. */
const [directory = '', stateDirectory = ''] = process.argv.slice(2);
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());

const engine = await startEngine({
  assembly: { directory },
  stateDirectory,
  startGate: startPassThroughGate,
  identityProvider: () => ({ users: [], clients: [] }),
});
const work = async (): Promise<void> => {
  while (!stop.signal.aborted) {
    await engine.send('Work', 'keep on');
    await sleep(2);
  }
};
try {
  await Promise.all([untilStopped(stop.signal), work()]);
} finally {
  await engine.close();
}
console.log('closed');
