import type { Answer, GateCall, PreparedCall, Service } from './call.ts';
import type { DeclaredBucket } from './declarations.ts';
import { baseContext, type RequestContext } from './iam-conditions.ts';
import { xmlRefusal } from './protocol.ts';
import { Refusal, unknownAction } from './refusal.ts';
import { conditionOf, refusalOf, withoutConditions } from './s3-conditions.ts';
import type { Upstream } from './upstream.ts';
import type { UsageMeter } from './usage.ts';

export interface S3Options {
  readonly upstream: Upstream;
  /** By name. */
  readonly buckets: ReadonlyMap<string, DeclaredBucket>;
  readonly usage: UsageMeter;
  readonly region: string;
  readonly account: string;
}

interface Place {
  readonly bucket: DeclaredBucket;
  readonly key: string;
  readonly query: URLSearchParams;
}

const objectActions: ReadonlyMap<string, string> = new Map([
  ['GET', 's3:GetObject'],
  ['HEAD', 's3:GetObject'],
  ['PUT', 's3:PutObject'],
  ['DELETE', 's3:DeleteObject'],
]);

const accessDenied = (message: string): Refusal => new Refusal('AccessDenied', message, { status: 403 });

/** S3 by path-style requests on single objects and listings; copies, multipart uploads and settings are refused. */
export class S3 implements Service {
  readonly unknownCaller = new Refusal(
    'InvalidAccessKeyId',
    'The AWS Access Key Id you provided does not exist in our records.',
    { status: 403 },
  );
  readonly denied = accessDenied;
  readonly throttled = new Refusal('SlowDown', 'Please reduce your request rate.', { status: 503 });
  readonly unavailable = new Refusal('ServiceUnavailable', 'Please try again.', { status: 503 });
  private readonly options: S3Options;
  private readonly base: RequestContext;
  /** Conditional puts, so that two of them on one key follow each other. */
  private readonly puts = new Map<string, Promise<unknown>>();

  constructor(options: S3Options) {
    this.options = options;
    this.base = baseContext(options);
  }

  prepare(call: GateCall): PreparedCall {
    const place = this.placeOf(call);
    const action = actionOf(call, place);
    const resource = place.key === '' ? place.bucket.arn : `${place.bucket.arn}/${place.key}`;
    const context = new Map(this.base);
    for (const name of ['prefix', 'delimiter']) {
      const value = place.query.get(name);
      if (value !== null) context.set(`s3:${name}`, [value]);
    }
    return {
      actions: [action],
      needs: [{ action, resource, context }],
      perform: () => this.perform(call, place, action),
    };
  }

  refuse(refusal: Refusal): Answer {
    return xmlRefusal(refusal);
  }

  private async perform(call: GateCall, place: Place, action: string): Promise<Answer> {
    const { upstream, usage } = this.options;
    usage.add({ caller: call.caller.name, action, resource: place.bucket.name, requests: 1 });
    if (action === 's3:PutObject') return this.put(call, place);
    const answer = await upstream.send(call, call.body);
    // Who may not list a bucket may not learn that an object is missing either.
    const mayList = (): boolean =>
      call.allows({ action: 's3:ListBucket', resource: place.bucket.arn, context: this.base });
    if (answer.status === 404 && action === 's3:GetObject' && !mayList())
      return xmlRefusal(accessDenied('Access Denied'));
    return answer;
  }

  /** The emulator ignores conditions on puts, by which the real service lets only one of several through. */
  private async put(call: GateCall, place: Place): Promise<Answer> {
    const { upstream } = this.options;
    const path = call.url.split('?')[0] ?? '';
    const condition = conditionOf(call);
    if (condition === undefined) return upstream.send(call, call.body);
    // Whoever may not read an object may not learn by a condition which one it is.
    const resource = `${place.bucket.arn}/${place.key}`;
    if (condition.kind === 'is' && !call.allows({ action: 's3:GetObject', resource, context: this.base }))
      return xmlRefusal(accessDenied('Access Denied'));
    return this.inTurn(path, async () => {
      const headers = withoutConditions(call.headers);
      const there = await upstream.send({ method: 'HEAD', url: path, headers }, '');
      const refusal = refusalOf(condition, there.status === 200 ? there.headers['etag'] : undefined);
      return refusal === undefined ? upstream.send(call, call.body) : xmlRefusal(refusal);
    });
  }

  private inTurn(path: string, act: () => Promise<Answer>): Promise<Answer> {
    const turn = (this.puts.get(path) ?? Promise.resolve()).then(act);
    const settled = turn.then(
      () => undefined,
      () => undefined,
    );
    this.puts.set(path, settled);
    void settled.then(() => {
      if (this.puts.get(path) === settled) this.puts.delete(path);
    });
    return turn;
  }

  private placeOf({ url }: GateCall): Place {
    const [path = '', query = ''] = url.split('?');
    const [, name = '', ...rest] = path.split('/');
    const bucket = this.options.buckets.get(decodeURIComponent(name));
    if (bucket === undefined)
      throw new Refusal('NoSuchBucket', 'The specified bucket does not exist', { status: 404 });
    return { bucket, key: decodeURIComponent(rest.join('/')), query: new URLSearchParams(query) };
  }
}

/** Query parameters that do not change what a request on an object or a listing is. */
const harmless =
  /^(x-id|X-Amz-.*|list-type|prefix|delimiter|continuation-token|start-after|max-keys|encoding-type)$/;

function actionOf({ method, headers, url }: GateCall, { key, query }: Place): string {
  const strange = [...query.keys()].find((name) => !harmless.test(name));
  const action =
    key !== ''
      ? objectActions.get(method)
      : method === 'GET' || method === 'HEAD'
        ? 's3:ListBucket'
        : undefined;
  if (action === undefined || strange !== undefined || headers['x-amz-copy-source'] !== undefined)
    throw unknownAction(`s3: ${method} ${url.split('?')[0] ?? ''} ${strange ?? ''}`.trim());
  return action;
}
