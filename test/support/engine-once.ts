import { startEngine } from '../../infra/local/engine.ts';
import { askEngine } from './ask-engine.ts';
import { startPassThroughGate } from './pass-through-gate.ts';

/** Starts an engine, uses every part of it, closes it, and leaves the rest to Node: run as a process of its own. */
const [directory = '', dynamodbUrl = ''] = process.argv.slice(2);

const engine = await startEngine({
  assembly: { directory },
  dynamodbUrl,
  startsAt: new Date('2026-03-02T00:00:00Z'),
  startGate: startPassThroughGate,
  identityProvider: () => ({ users: [], clients: [] }),
});
await engine.send('Work', 'keep once');
await engine.advanceTo(new Date('2026-03-03T00:00:00Z'));
engine.goLive();
// A connection that is kept alive, and a message that is still being worked on.
await askEngine(engine.port, { host: 'participant.localhost', path: '/clock' });
await engine.send('Work', 'hang on');
await engine.close();
await engine.close();
console.log('closed');
