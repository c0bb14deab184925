import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays } from '../../shared/clock.ts';
import { StandardRecord } from '../../shared/consent/iso-27560.ts';
import { NOTICE, noticeReference } from '../../shared/consent/notice.ts';
import { Purpose, scopesFor, type Scope } from '../../shared/consent/scope.ts';
import { standardRecords } from '../../shared/consent/standard-records.ts';
import { CONTROLLER } from '../support/closed-ports.ts';
import { ConsentStory, type Decision } from '../support/consent-story.ts';
import { uuid } from '../support/disclosure-builders.ts';
import { at } from '../support/fake-world.ts';

const notices = [
  noticeReference(NOTICE),
  { version: 'older', language: 'de', sha256: 'a'.repeat(64) },
] as const;

const scopeOf = (purpose: Purpose) =>
  fc
    .constantFrom(...scopesFor(purpose))
    .map((kind): Scope => (kind === 'chosen-posts' ? { kind, posts: [] } : { kind }));

const choices = fc
  .record({
    engagement: fc.option(scopeOf('engagement')),
    sentiment: fc.option(scopeOf('sentiment')),
    confidentiality: fc.option(scopeOf('confidentiality')),
    notice: fc.constantFrom(...notices),
  })
  .filter((drawn) => Purpose.options.some((purpose) => drawn[purpose] !== null))
  .map(({ notice, ...scopes }): Decision => {
    const purposes = Purpose.options.flatMap((purpose) => {
      const scope = scopes[purpose];
      return scope === null ? [] : [[purpose, { scope, givenAt: at(0).toISOString() }] as const];
    });
    return { do: 'choose', purposes: Object.fromEntries(purposes), notice };
  });

const decisions = fc.oneof(
  { weight: 3, arbitrary: choices },
  { weight: 1, arbitrary: fc.constant<Decision>({ do: 'pause' }) },
  { weight: 1, arbitrary: fc.constant<Decision>({ do: 'resume' }) },
);

/** A first choice and what follows, each hours to fourteen months after the one before, so that some run out. */
const stories = fc
  .tuple(choices, fc.array(fc.tuple(decisions, fc.integer({ min: 1, max: 10_000 })), { maxLength: 12 }))
  .map(([first, later]) => {
    let id = 0;
    const story = new ConsentStory(() => uuid((id += 1)));
    let now = at(0);
    story.decide(first, now);
    for (const [decision, hours] of later) {
      now = addDays(now, hours / 24);
      story.decide(decision, now);
    }
    return { story, first, later };
  });

const facts = { controller: CONTROLLER, notice: NOTICE };

describe('the standard’s records of a consent', () => {
  it('are valid for every history, one for each purpose that was ever agreed to, and say how each stands', () => {
    fc.assert(
      fc.property(stories, ({ story: { consent, history } }) => {
        if (consent === undefined) throw new Error('a story begins with a choice');
        const records = standardRecords(consent, history, facts);
        const standing = new Map(
          records.map((record) => {
            const { pii_processing: processing, events } = StandardRecord.parse(record);
            return [processing.purposes[0]?.purpose_type, events.at(-1)?.event_state];
          }),
        );
        expect(standing.size).toBe(records.length);
        for (const purpose of Purpose.options) {
          const isHeld = consent.purposes[purpose] !== undefined;
          const state = standing.get(purpose);
          if (isHeld) expect(state).toBe(consent.status);
          else expect([undefined, 'withdrawn']).toContain(state);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are the same whenever they are derived, and another consent has others', () => {
    fc.assert(
      fc.property(stories, ({ story: { consent, history } }) => {
        if (consent === undefined) throw new Error('a story begins with a choice');
        const once = standardRecords(consent, history, facts);
        expect(standardRecords(consent, history.toReversed(), facts)).toEqual(once);
        const other = standardRecords({ ...consent, generation: uuid(9_999) }, history, facts);
        const ids = [...once, ...other].map(({ record_id: id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 200 },
    );
  });
});
