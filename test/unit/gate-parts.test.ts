import { describe, expect, it } from 'vitest';
import { signatureOf } from '../../infra/local/gate/caller-identity.ts';
import { open, seal, sealedBy } from '../../infra/local/gate/envelope.ts';
import { FaultPlans } from '../../infra/local/gate/fault-plans.ts';
import { InFlight } from '../../infra/local/gate/in-flight.ts';
import { IndexLag } from '../../infra/local/gate/index-lag.ts';
import { UsageMeter } from '../../infra/local/gate/usage.ts';

describe('who signed', () => {
  const authorization =
    'AWS4-HMAC-SHA256 Credential=relay/20261121/eu-central-1/sqs/aws4_request, SignedHeaders=host, Signature=0';

  it('is read from the header, and from a presigned URL', () => {
    expect(signatureOf({ authorization }, '/')).toEqual({ accessKeyId: 'relay', service: 'sqs' });
    expect(
      signatureOf({}, '/b/k?X-Amz-Credential=site%2F20261121%2Feu-central-1%2Fs3%2Faws4_request'),
    ).toEqual({ accessKeyId: 'site', service: 's3' });
  });

  it('is nobody where neither is there', () => {
    expect(signatureOf({}, '/b/k')).toBeUndefined();
    expect(signatureOf({ authorization: 'Bearer x' }, '/b/k')).toBeUndefined();
  });
});

describe('items in flight', () => {
  it('refuse a transaction and a write on an item that a transaction holds, and let go of it', async () => {
    const inFlight = new InFlight();
    const first = await inFlight.claim('transaction', ['a', 'b']);

    expect(await inFlight.claim('transaction', ['c', 'b'])).toEqual({ kind: 'conflict', at: [1] });
    expect(await inFlight.claim('write', ['a'])).toEqual({ kind: 'conflict', at: [0] });
    if (first.kind === 'held') first.release();
    expect(await inFlight.claim('transaction', ['a'])).toMatchObject({ kind: 'held' });
  });

  it('hold nothing of a transaction that was refused', async () => {
    const inFlight = new InFlight();
    await inFlight.claim('transaction', ['b']);

    await inFlight.claim('transaction', ['a', 'b']);

    expect(inFlight.busy(['a', 'b'])).toEqual([1]);
  });

  it('let plain writes wait for each other, in turn', async () => {
    const inFlight = new InFlight();
    const order: string[] = [];
    const write = async (name: string) => {
      const claim = await inFlight.claim('write', ['a']);
      order.push(name);
      await Promise.resolve();
      if (claim.kind === 'held') claim.release();
    };

    await Promise.all([write('1'), write('2'), write('3')]);

    expect(order).toEqual(['1', '2', '3']);
  });

  it('make the parts of a batch wait for a transaction', async () => {
    const inFlight = new InFlight();
    const transaction = await inFlight.claim('transaction', ['a']);
    const batch = inFlight.claim('write', ['a', 'b'], true);

    expect(inFlight.busy(['b'])).toEqual([]);
    if (transaction.kind === 'held') transaction.release();
    expect(await batch).toMatchObject({ kind: 'held' });
  });
});

describe('fault plans', () => {
  const call = { caller: 'relay', actions: ['dynamodb:PutItem'], canConflict: true };
  const draws = (plans: FaultPlans, times: number) =>
    Array.from({ length: times }, () => plans.draw(call)?.kind ?? '-').join(' ');

  it('hit only the nth call, once', () => {
    const plans = new FaultPlans(new IndexLag());
    plans.plan({ kind: 'throttle', nth: 3 });

    expect(draws(plans, 6)).toBe('- - throttle - - -');
  });

  it('hit the same calls for the same seed, about as often as asked', () => {
    const plans = new FaultPlans(new IndexLag());
    plans.plan({ kind: 'throttle', probability: 0.25 });
    plans.seed(7);
    const first = draws(plans, 1000);
    plans.seed(7);

    expect(draws(plans, 1000)).toBe(first);
    // Four standard deviations of a binomial with 1000 draws at 1/4 are 55.
    expect(Math.abs(first.split('throttle').length - 1 - 250)).toBeLessThan(55);
  });

  it('are taken back one by one, or all at once', () => {
    const plans = new FaultPlans(new IndexLag());
    const withdraw = plans.plan({ kind: 'throttle' });
    plans.plan({ kind: 'unavailable' });

    expect(draws(plans, 1)).toBe('throttle');
    withdraw();
    expect(draws(plans, 1)).toBe('unavailable');
    plans.clear();
    expect(draws(plans, 1)).toBe('-');
  });

  it('make no conflict where the service knows none', () => {
    const plans = new FaultPlans(new IndexLag());
    plans.plan({ kind: 'conflict' });

    expect(plans.draw({ ...call, canConflict: false })).toBeUndefined();
  });
});

describe('an index that is held', () => {
  const index = { keys: { partition: 'g' }, projection: 'ALL' } as const;
  const table = { name: 't', arn: 'arn', keys: { partition: 'pk' }, indexes: new Map([['i', index]]) };
  const item = (pk: string, group: string, v: string) => ({ pk: { S: pk }, g: { S: group }, v: { S: v } });

  it('leaves out what is new, shows what changed as it was, and what moved not at all', () => {
    const lag = new IndexLag();
    lag.hold('t');
    lag.record({ pk: { S: 'new' } }, { before: undefined, after: item('new', 'a', '1') }, table);
    lag.record(
      { pk: { S: 'changed' } },
      { before: item('changed', 'a', '1'), after: item('changed', 'a', '2') },
      table,
    );
    lag.record(
      { pk: { S: 'changed' } },
      { before: item('changed', 'a', '2'), after: item('changed', 'a', '3') },
      table,
    );
    lag.record(
      { pk: { S: 'moved' } },
      { before: item('moved', 'b', '1'), after: item('moved', 'a', '1') },
      table,
    );

    const seen = lag.asBefore(
      [item('new', 'a', '1'), item('changed', 'a', '3'), item('moved', 'a', '1'), item('old', 'a', '1')],
      index,
      table,
    );

    expect(seen).toEqual([item('changed', 'a', '1'), item('old', 'a', '1')]);
  });
});

describe('usage', () => {
  it('gives what moved since a snapshot, and the snapshot stays as it was', () => {
    const meter = new UsageMeter();
    const row = { caller: 'relay', action: 'sqs:SendMessage', resource: 'alerts' };
    meter.add({ ...row, requests: 1 });
    meter.add({ ...row, caller: 'idle', requests: 1 });
    const before = meter.snapshot();
    meter.add({ ...row, requests: 1, billedRequests: 3 });

    expect(meter.since(before)).toEqual([
      { ...row, requests: 1, billedRequests: 3, readUnits: 0, writeUnits: 0 },
    ]);
    expect(before).toContainEqual({ ...row, requests: 1, billedRequests: 1, readUnits: 0, writeUnits: 0 });
  });
});

describe('ciphertexts', () => {
  const secret = Buffer.alloc(32, 1);
  const context = { account: 'a', purpose: 'text' };

  it('open with the same pairs in any order, and with nothing else', () => {
    const blob = seal(Buffer.from('words'), { keyId: 'k', secret, context });

    expect(sealedBy(blob)).toBe('k');
    expect(open(blob, { secret, context: { purpose: 'text', account: 'a' } })?.toString()).toBe('words');
    expect(open(blob, { secret, context: { account: 'a' } })).toBeUndefined();
    expect(open(blob, { secret: Buffer.alloc(32, 2), context })).toBeUndefined();
  });

  it('do not open when a bit is changed, and foreign bytes belong to no key', () => {
    const blob = seal(Buffer.from('words'), { keyId: 'k', secret, context });
    blob[blob.length - 1] = (blob.at(-1) ?? 0) ^ 1;

    expect(open(blob, { secret, context })).toBeUndefined();
    expect(sealedBy(Buffer.from('no ciphertext'))).toBeUndefined();
    expect(sealedBy(Buffer.alloc(0))).toBeUndefined();
  });
});
