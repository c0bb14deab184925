import type { GateCall } from './call.ts';
import { Refusal } from './refusal.ts';

/** What must hold of an object's name for a put to go through: nothing there, or what has this tag. */
export type PutCondition = { readonly kind: 'absent' } | { readonly kind: 'is'; readonly tag: string };

/** The condition that a put carries. */
export function conditionOf({ headers }: Pick<GateCall, 'headers'>): PutCondition | undefined {
  const tag = headers['if-match'];
  if (tag !== undefined) return { kind: 'is', tag };
  return headers['if-none-match'] === undefined ? undefined : { kind: 'absent' };
}

/** Headers without conditions, of which the emulator understands some on reads. */
export function withoutConditions(headers: GateCall['headers']): GateCall['headers'] {
  const { 'if-match': _match, 'if-none-match': _none, 'content-length': _length, ...rest } = headers;
  return rest;
}

/** Why a put is refused, as the real service says it, where this tag is there, or nothing; undefined where it is not. */
export function refusalOf(condition: PutCondition, tag: string | undefined): Refusal | undefined {
  if (condition.kind === 'absent') return tag === undefined ? undefined : preconditionFailed;
  if (tag === undefined)
    return new Refusal('NoSuchKey', 'The specified key does not exist.', { status: 404 });
  return tag === condition.tag ? undefined : preconditionFailed;
}

const preconditionFailed = new Refusal(
  'PreconditionFailed',
  'At least one of the pre-conditions you specified did not hold',
  { status: 412 },
);
