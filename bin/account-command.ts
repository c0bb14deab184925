import { join } from 'node:path';

import { EngineError } from '../infra/local/engine-error.ts';
import type { Engine } from '../infra/local/engine-api.ts';
import { startEngine } from '../infra/local/engine.ts';
import { siteUrl, type StageSettings } from '../infra/stages.ts';
import { systemClock } from '../shared/clock.ts';
import { NOTICE } from '../shared/consent/notice.ts';
import { startOfUnreleased } from '../shared/posts/periods.ts';
import type { SourcePost } from '../shared/posts/post.ts';
import { createBlueskyPostSource } from '../shared/platforms/post-source.bluesky.ts';
import { createSafeFetch } from '../shared/platforms/safe-fetch.node.ts';
import { readAccountOptions, type AccountOptions } from './account/account-options.ts';
import { askConsent } from './account/ask-consent.ts';
import { findAccount, type FoundAccount } from './account/find-account.ts';
import { createOwnAccount, OWNER, type OwnAccount } from './account/own-account.ts';
import { printData } from './account/print-data.ts';
import { createPrompt } from './account/prompt.ts';
import { printReport } from './start/print.ts';
import { reportOn } from './start/report.ts';
import { localStage, siteClients, synthesise, takePorts, type Ports } from './start/stage.ts';
import { Tally } from './start/tally.ts';

const ASSEMBLY = join(import.meta.dirname, '..', '.candor', 'account');

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/**
 * `candor start --account`: reads one real public account whose owner agrees at the prompt, on this machine. Nothing
 * is kept on disk: it lives as long as the program.
 *
 * @throws EngineError when the account cannot be found or its owner does not agree.
 */
export const runAccount = async (args: readonly string[], signal: AbortSignal): Promise<void> => {
  const options = readAccountOptions(args);
  const found = await findAccount(options);
  const prompt = createPrompt(process.stdin, process.stderr);
  prompt.tell(`${found.handle} is ${found.account}; its posts are kept at ${found.server}`);
  const purposes = await askConsent(prompt, {
    handle: found.handle,
    notice: NOTICE,
    now: systemClock.now(),
    readPosts: () => readPosts(options, found),
  }).finally(() => prompt.close());
  signal.throwIfAborted();
  if (purposes === undefined) throw new EngineError('Without consent nothing is read. Nothing was kept.');
  const { engine, settings } = await startStage(options);
  let own: OwnAccount | undefined;
  try {
    own = await createOwnAccount(engine, settings.identity.issuer);
    await own.agree({ ...found, purposes });
    const seconds = await visitOnce(engine, found, signal);
    await show(engine, own, { ...options, ...found, seconds });
    if (options.once) return;
    await serve(settings, signal);
  } finally {
    own?.close();
    await engine.close();
  }
};

/** The account's posts back to where a visit will look, in memory, for their author to choose from. */
const readPosts = async (
  { network }: AccountOptions,
  { account }: FoundAccount,
): Promise<readonly SourcePost[]> => {
  const source = createBlueskyPostSource({
    fetch: createSafeFetch(network.allowedOrigins),
    directory: network.plcDirectory,
    appView: '',
    clock: systemClock,
  });
  const since = startOfUnreleased(systemClock.now());
  const listing = await source.list({ account, since, beforeFetch: () => Promise.resolve() });
  switch (listing.kind) {
    case 'listed':
      return listing.posts;
    case 'rate-limited':
      throw new EngineError(`The server asks to be left alone until ${listing.retryAt.toISOString()}.`);
    case 'account-gone':
      throw new EngineError('The account is no longer there.');
  }
};

const startStage = async (
  options: AccountOptions,
): Promise<{ readonly engine: Engine; readonly settings: StageSettings }> => {
  const { network, tags } = options;
  const ports: Ports = await takePorts(options.port);
  const settings = localStage(
    {
      company: 'A company of one',
      campaign: { tags: [...tags], mentions: [], domains: [] },
      allowedOrigins: [...network.allowedOrigins],
      plcDirectory: network.plcDirectory,
      blueskyAppView: network.appView,
    },
    ports,
  );
  say('Bundling functions and synthesising templates …');
  const assembly = await synthesise(settings, ASSEMBLY);
  say('Starting the engine …');
  const groups = [
    'participant',
    'comms',
    'comms-approver',
    'security',
    'security-lead',
    'works-council',
    'auditor',
    'administrator',
    'confidential-recipient',
  ];
  const engine = await startEngine({
    assembly,
    port: ports.sites,
    identityProvider: () => ({
      users: [{ sub: OWNER, name: 'The owner', groups }],
      port: ports.identity,
      clients: siteClients(settings),
    }),
  });
  return { engine, settings };
};

/**
 * What the schedules would do within the hour, at once: a visit, and a look at what may be released. Answers how many
 * seconds it took, to a tenth.
 */
const visitOnce = async (engine: Engine, { account }: FoundAccount, signal: AbortSignal): Promise<number> => {
  say('Reading …');
  const begun = performance.now();
  await engine.send('fetch', JSON.stringify({ version: 1, account, due: engine.now().toISOString() }));
  await engine.drain();
  signal.throwIfAborted();
  for (const job of ['release-period', 'publish-summary']) await engine.invoke(job, {});
  await engine.drain();
  return Math.round((performance.now() - begun) / 100) / 10;
};

interface Shown extends Pick<AccountOptions, 'json'>, Pick<FoundAccount, 'handle'> {
  readonly seconds: number;
}

const show = async (engine: Engine, own: OwnAccount, { json, handle, seconds }: Shown): Promise<void> => {
  const tally = new Tally();
  tally.read(engine.logs(), Number.POSITIVE_INFINITY);
  const report = await reportOn(engine, tally, { days: 0, seconds });
  const heading = `${handle}: read, classified and counted in ${seconds} seconds`;
  process.stdout.write(
    json ? `${JSON.stringify(report)}\n` : `${printReport(report, heading)}${printData(await own.data())}`,
  );
};

const serve = async (settings: StageSettings, signal: AbortSignal): Promise<void> => {
  process.stdout.write(
    `\nThe account is visited every quarter of an hour, or daily, as you agreed. See it, change it or leave at\n  ${siteUrl(settings, 'participant')}\n\nCtrl-C ends it, and nothing is left.\n`,
  );
  await new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', resolve, { once: true });
  });
};
