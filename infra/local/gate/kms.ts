import * as z from 'zod';
import { operationOf, type Answer, type GateCall, type PreparedCall, type Service } from './call.ts';
import type { DeclaredKey } from './declarations.ts';
import { sealedBy } from './envelope.ts';
import { baseContext, type RequestContext } from './iam-conditions.ts';
import type { KeyStore } from './key-store.ts';
import { answerers, type KeyState } from './kms-operations.ts';
import { kmsContext } from './kms-requests.ts';
import { jsonAnswer, jsonDenials, jsonRefusal } from './protocol.ts';
import { invalid, Refusal, unknownAction } from './refusal.ts';
import type { UsageMeter } from './usage.ts';

export interface KmsOptions {
  /** By id. */
  readonly keys: ReadonlyMap<string, DeclaredKey>;
  readonly store: KeyStore;
  readonly usage: UsageMeter;
  readonly region: string;
  readonly account: string;
}

const Addressed = z.looseObject({ KeyId: z.string().optional(), CiphertextBlob: z.string().optional() });

/** AWS KMS on node:crypto. A wrong encryption context answers as a damaged ciphertext does. */
export class Kms implements Service {
  readonly unknownCaller = jsonDenials.unknownCaller;
  readonly denied = jsonDenials.denied;
  readonly throttled = new Refusal('ThrottlingException', 'Rate exceeded');
  readonly unavailable = new Refusal('KMSInternalException', 'Internal error', { status: 500 });
  private readonly options: KmsOptions;
  private readonly base: RequestContext;
  private readonly states = new Map<string, KeyState>();

  constructor(options: KmsOptions) {
    this.options = options;
    this.base = baseContext(options);
  }

  prepare(call: GateCall): PreparedCall {
    const operation = operationOf(call);
    const action = `kms:${operation}`;
    const answerer = answerers.get(operation);
    if (answerer === undefined) throw unknownAction(action);
    const body: unknown = JSON.parse(call.body.toString());
    const key = this.keyOf(Addressed.parse(body));
    const request = answerer.read(body);
    return {
      actions: [action],
      needs: [
        { action, resource: key.arn, context: new Map([...this.base, ...kmsContext(request.described)]) },
      ],
      perform: () => {
        this.options.usage.add({ caller: call.caller.name, action, resource: key.id, requests: 1 });
        const answer = request.answer({
          ...key,
          material: () => this.options.store.materialOf(key),
          state: this.states.get(key.id) ?? 'Enabled',
          enter: (state) => this.states.set(key.id, state),
        });
        return Promise.resolve(jsonAnswer('kms', answer));
      },
    };
  }

  refuse(refusal: Refusal): Answer {
    return jsonRefusal('kms', refusal);
  }

  /** By the request, or, for a decryption that names none, by what the ciphertext says. */
  private keyOf({ KeyId, CiphertextBlob }: z.infer<typeof Addressed>): DeclaredKey {
    const blob = CiphertextBlob === undefined ? undefined : Buffer.from(CiphertextBlob, 'base64');
    const id = KeyId ?? (blob && sealedBy(blob));
    if (id === undefined && blob)
      throw new Refusal('InvalidCiphertextException', 'No ciphertext of this KMS.');
    if (id === undefined) throw invalid('KeyId is missing.');
    const key = this.options.keys.get(id.slice(id.lastIndexOf('/') + 1));
    if (key === undefined) throw new Refusal('NotFoundException', `Key '${id}' does not exist`);
    return key;
  }
}
