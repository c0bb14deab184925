import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import * as z from 'zod';

/** Where the servers of a Bluesky network answer. Without PostgreSQL nobody counts, and `appView` is null. */
const BlueskyNetwork = z.object({
  pds: z.url(),
  plc: z.url(),
  appView: z.url().nullable(),
  /** Answers what the server of accounts was asked, see `askedOf`. */
  watch: z.url(),
  /** Where the servers keep their files. */
  directory: z.string(),
});
export type BlueskyNetwork = z.infer<typeof BlueskyNetwork>;

/** The origins that a stage must be allowed to ask for this network's sake. */
export const originsOf = ({ pds, plc, appView }: BlueskyNetwork): readonly string[] =>
  appView === null ? [pds, plc] : [pds, plc, appView];

const program = fileURLToPath(new URL('../platforms/network.mjs', import.meta.url));

/** Starts a network under Node 20. It ends with `close`, and by itself when this process is gone. */
export const startBlueskyNetwork = async (): Promise<{
  readonly network: BlueskyNetwork;
  readonly close: () => Promise<void>;
}> => {
  const child = spawn(process.env['NODE_20'] ?? 'node', [program], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Its own process group: Ctrl-C reaches the tests, which end it after their last request.
    detached: true,
  });
  const exited = once(child, 'exit');
  child.stdin.on('error', () => undefined);
  let complaint = '';
  child.stderr
    .setEncoding('utf8')
    .on('data', (text: string) => (complaint = `${complaint}${text}`.slice(-4_000)));
  const close = async (): Promise<void> => {
    child.stdin.end();
    if (child.exitCode === null && child.signalCode === null) await exited;
  };
  const lines = createInterface(child.stdout);
  const said: unknown = await Promise.race([once(lines, 'line'), exited]);
  const [line] = z.tuple([z.unknown()]).rest(z.unknown()).parse(said);
  const network = typeof line === 'string' ? BlueskyNetwork.parse(JSON.parse(line)) : undefined;
  if (network === undefined) throw new Error(`The Bluesky network did not start: ${complaint}`);
  return {
    network,
    close: async () => {
      await close();
      // Nothing is left of it anyway, unless it was killed.
      rmSync(network.directory, { recursive: true, force: true });
    },
  };
};

const Asked = z.array(z.object({ at: z.number(), method: z.string(), url: z.string() }));

/** What the server of accounts was asked since it started, in order: each request's moment, method and address. */
export const askedOf = async ({ watch }: BlueskyNetwork): Promise<z.infer<typeof Asked>> =>
  Asked.parse(await (await fetch(watch)).json());
