import { parseArgs } from 'node:util';

import { EngineError } from '../../infra/local/engine-error.ts';
import { FIRST_PORT, readPort } from '../start/stage.ts';

/** What `candor start --account` is asked to do. Addresses are those of the public network unless said otherwise. */
export interface AccountOptions {
  /** A handle or DID, as typed. */
  readonly name: string;
  readonly once: boolean;
  readonly json: boolean;
  readonly port: number;
  readonly tags: readonly string[];
  readonly network: Network;
}

/** Where a Bluesky network answers. Origins that are not public ones must be named. */
export interface Network {
  readonly plcDirectory: string;
  readonly appView: string;
  readonly allowedOrigins: readonly string[];
}

const DEFAULT_TAG = 'candor';

const readAddress = (option: string, value: string): string => {
  if (URL.canParse(value) && /^https?:$/u.test(new URL(value).protocol)) return value;
  throw new EngineError(`--${option} ${value}: write an address such as https://host`);
};

/** @throws EngineError for options that do not fit, saying what to write instead. */
export const readAccountOptions = (args: readonly string[]): AccountOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      account: { type: 'string', default: '' },
      once: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      port: { type: 'string', default: String(FIRST_PORT) },
      tag: { type: 'string', multiple: true, default: [DEFAULT_TAG] },
      'plc-directory': { type: 'string', default: 'https://plc.directory' },
      appview: { type: 'string', default: 'https://public.api.bsky.app' },
      'allow-origin': { type: 'string', multiple: true, default: [] },
    },
  });
  const [, platform, name = ''] = /^([a-z]+):(.+)$/su.exec(values.account.trim()) ?? [];
  if (platform !== 'bluesky') {
    throw new EngineError(
      `--account ${values.account}: write bluesky:<handle>, such as bluesky:ann.example. Accounts elsewhere are connected at the participant site.`,
    );
  }
  return {
    name,
    once: values.once,
    json: values.json,
    port: readPort(values.port),
    tags: values.tag.map((tag) => tag.replace(/^#/u, '').toLowerCase()),
    network: {
      plcDirectory: readAddress('plc-directory', values['plc-directory']),
      appView: readAddress('appview', values.appview),
      allowedOrigins: values['allow-origin'].map(
        (origin) => new URL(readAddress('allow-origin', origin)).origin,
      ),
    },
  };
};
