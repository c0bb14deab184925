import { once } from 'node:events';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import { EngineError } from './engine-error.ts';

/** Someone who can sign in. */
export interface IdentityUser {
  readonly sub: string;
  readonly name: string;
  readonly groups: readonly string[];
}

/** A site: a public client, authorization code with PKCE, no secret. */
export interface IdentityClient {
  readonly clientId: string;
  readonly redirectUris: readonly string[];
  /** Where signing out may lead. */
  readonly postLogoutRedirectUris: readonly string[];
}

export interface IdentityProviderSettings {
  readonly users: readonly IdentityUser[];
  readonly clients: readonly IdentityClient[];
  /** Any free port by default. A fixed one keeps the issuer's name, and so the sessions, over a restart. */
  readonly port?: number;
}

export interface IdentityProvider {
  readonly issuer: string;
  close(): Promise<void>;
}

/** What the thread is started with. */
export interface IdentityWorkerSettings {
  readonly users: readonly IdentityUser[];
  readonly clients: readonly IdentityClient[];
  readonly port?: number | undefined;
  readonly clockOffset: SharedArrayBuffer;
  readonly keys: z.infer<typeof Keys>;
}

const Keys = z.object({
  jwks: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }),
  cookieKeys: z.array(z.string()),
});

const Listening = z.object({ issuer: z.string() });

/** Starts an OpenID provider in a thread of its own, which sees the same time as the functions. */
export async function startIdentityProvider(
  options: IdentityProviderSettings & {
    readonly clockOffset: SharedArrayBuffer;
    readonly stateDirectory?: string;
  },
): Promise<IdentityProvider> {
  const { stateDirectory, ...settings } = options;
  const workerData: IdentityWorkerSettings = { ...settings, keys: keepKeys(stateDirectory) };
  const worker = new Worker(new URL('./identity-worker.ts', import.meta.url), {
    workerData,
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  // It warns that it is not set up for production. It is not.
  worker.stdout.resume();
  worker.stderr.resume();
  const message: unknown[] = await once(worker, 'message').catch((error: unknown) => {
    throw new EngineError(
      `The identity provider did not start: ${error instanceof Error ? error.message : ''}`,
    );
  });
  worker.on('error', () => undefined);
  return {
    issuer: Listening.parse(message[0]).issuer,
    close: async () => void (await worker.terminate()),
  };
}

/** Keys are kept so that who is signed in stays so over a restart. */
function keepKeys(stateDirectory?: string): z.infer<typeof Keys> {
  const file = stateDirectory === undefined ? undefined : join(stateDirectory, 'identity-provider.json');
  if (file !== undefined && existsSync(file)) return Keys.parse(JSON.parse(readFileSync(file, 'utf8')));
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  const keys = {
    jwks: { keys: [{ ...key, kid: randomBytes(8).toString('hex'), use: 'sig', alg: 'RS256' }] },
    cookieKeys: [randomBytes(32).toString('base64url')],
  };
  if (file !== undefined && stateDirectory !== undefined) {
    mkdirSync(stateDirectory, { recursive: true, mode: 0o700 });
    writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  }
  return keys;
}
