import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { EngineError } from '../engine-error.ts';
import type { Answer, GateCall, PreparedCall, Service } from './call.ts';
import { signatureOf } from './caller-identity.ts';
import type { Caller } from './declarations.ts';
import type { FaultPlans } from './fault-plans.ts';
import type { FaultPlan } from './faults.ts';
import type { Denial } from './denial.ts';
import { compilePolicy, type Need, type Policy } from './iam-policy.ts';
import { invalid, Refusal, unknownAction } from './refusal.ts';
import type { Witness } from './witness.ts';

export interface GateParts {
  readonly callers: ReadonlyMap<string, Caller>;
  /** By the name requests are signed for: `dynamodb`, `sqs`, `kms`, `secretsmanager`, `lambda`, `ses`, `s3`. */
  readonly services: ReadonlyMap<string, Service>;
  readonly faults: FaultPlans;
  readonly onDenial: (denial: Denial) => void;
  readonly witness?: Witness;
}

/** How long an idle connection is kept; clients are told and stop using it before. */
const IDLE_MS = 60_000;

const NOTHING = Buffer.alloc(0);

/** Takes each call through identity, shape, policy and faults to its service. */
export class GateServer {
  private readonly parts: GateParts;
  private readonly server: Server;
  private readonly policies = new WeakMap<Caller, Policy>();

  constructor(parts: GateParts) {
    this.parts = parts;
    this.server = createServer({ keepAliveTimeout: IDLE_MS }, (request, response) => {
      this.serve(request, response).catch(() => response.destroy());
    });
  }

  /** @returns the port. */
  async listen(port: number): Promise<number> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new EngineError('No loopback port is free.');
    return address.port;
  }

  async close(): Promise<void> {
    if (!this.server.listening) return;
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const signature = signatureOf(request.headers, request.url ?? '/');
    const service = this.parts.services.get(signature?.service ?? '') ?? this.parts.services.get('s3');
    if (service === undefined) throw new EngineError('The gate has no service.');
    const answer = await this.answer(request, body, service);
    if (answer === 'dropped') return void response.destroy();
    response.writeHead(answer.status, { 'content-length': String(answer.body.length), ...answer.headers });
    response.end(request.method === 'HEAD' ? undefined : answer.body);
  }

  private async answer(
    { headers, method = 'GET', url = '/' }: IncomingMessage,
    body: Buffer,
    service: Service,
  ): Promise<Answer | 'dropped'> {
    try {
      const signature = signatureOf(headers, url);
      const caller = this.parts.callers.get(signature?.accessKeyId ?? '');
      if (signature === undefined || caller === undefined) throw service.unknownCaller;
      if (!this.parts.services.has(signature.service))
        throw unknownAction(`the service ${signature.service}`);
      const allows = (need: Need): boolean => {
        const isAllowed = this.allows(caller, need);
        if (isAllowed)
          this.parts.witness?.({ caller, service: signature.service, needs: [need], url, body: NOTHING });
        return isAllowed;
      };
      const call: GateCall = { caller, method, url, headers, body, allows };
      const prepared = service.prepare(call);
      this.authorise(caller, prepared.needs, service);
      this.parts.witness?.({ caller, service: signature.service, needs: prepared.needs, url, body });
      return await this.perform(call, prepared, service);
    } catch (error) {
      return service.refuse(asRefusal(error));
    }
  }

  private allows(caller: Caller, need: Need): boolean {
    if (caller.statements === 'unrestricted') return true;
    const policy = this.policies.get(caller) ?? compilePolicy(caller.statements);
    this.policies.set(caller, policy);
    return policy.allows(need);
  }

  private authorise(caller: Caller, needs: readonly Need[], service: Service): void {
    const denied = needs.find((need) => !this.allows(caller, need));
    if (denied === undefined) return;
    const { action, resource } = denied;
    const message = `User: ${caller.name} is not authorized to perform: ${action} on resource: ${resource}`;
    this.parts.onDenial({ caller: caller.name, action, resource, message });
    throw service.denied(message);
  }

  private async perform(
    call: GateCall,
    prepared: PreparedCall,
    service: Service,
  ): Promise<Answer | 'dropped'> {
    const fault = this.parts.faults.draw({
      caller: call.caller.name,
      actions: prepared.actions,
      canConflict: prepared.conflict !== undefined,
    });
    if (fault === undefined) return prepared.perform();
    return this.performFaulty(fault, prepared, service);
  }

  private async performFaulty(
    fault: FaultPlan,
    prepared: PreparedCall,
    service: Service,
  ): Promise<Answer | 'dropped'> {
    switch (fault.kind) {
      case 'throttle':
        return service.refuse(service.throttled);
      case 'unavailable':
        return service.refuse(service.unavailable);
      case 'conflict':
        return service.refuse(prepared.conflict?.() ?? service.unavailable);
      case 'not-performed':
        return 'dropped';
      case 'lost-answer':
        await prepared.perform();
        return 'dropped';
      case 'delay':
        return performSlowly(prepared, fault.milliseconds ?? 0);
    }
  }
}

async function performSlowly(prepared: PreparedCall, milliseconds: number): Promise<Answer> {
  const pause = (): Promise<void> => sleep(milliseconds);
  if (prepared.performSlowly) return prepared.performSlowly(pause);
  await pause();
  return prepared.perform();
}

/** A policy the gate cannot read is the project's mistake: it is told to the caller, in words, and never retried. */
function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof z.ZodError) return invalid(z.prettifyError(error));
  if (error instanceof EngineError) return new Refusal('LocalGateException', error.message);
  const message = error instanceof Error ? error.message : 'The gate failed.';
  return new Refusal('LocalGateException', message, { status: 500 });
}

function bodyOf(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.once('error', reject);
  });
}
