import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { OffsetClock } from './clock.ts';
import type { Caller } from './gate/declarations.ts';
import type { Gate } from './gate/gate.ts';
import type { HttpServer } from './http-server.ts';
import type { MessageStore } from './message-store.ts';

/** Where things answer; known before the templates are resolved, so parameters may hold them. */
export interface Addresses {
  /** `http://<host>:<port>` of a site, by its host name. */
  site(hostName: string): string;
  /** The port all sites share, at 127.0.0.1. */
  readonly port: number;
  /** The issuer, when users are given. */
  readonly identityProvider?: string;
}

/** What every topology runs on, started once. */
export interface Parts {
  readonly clock: OffsetClock;
  readonly dynamodb: DynamoDBClient;
  readonly messages: MessageStore;
  readonly http: HttpServer;
  readonly gate: Gate;
  readonly callers: Map<string, Caller>;
  readonly addresses: Addresses;
}
