import type { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import { addDays, dayOf, type Clock } from '../../shared/clock.ts';
import { decideChoice, decideWithdrawal, heldConsent } from '../../shared/consent/consent-decisions.ts';
import type { ConsentReader } from '../../shared/consent/consent-reader.ts';
import type { ConsentRecord, Purposes } from '../../shared/consent/consent-record.ts';
import { AccountId, ParticipantId, type AlertId } from '../../shared/ids.ts';
import type { PostBatchMessage } from '../../shared/posts/batch-message.ts';
import type { BatchWriter, WriteOutcome } from '../../shared/posts/batch-writer.ts';
import type { DaySheet } from '../../shared/posts/day-sheet.ts';
import type { ObservationReader } from '../../shared/posts/observations.ts';
import type { TextKeyOpener } from '../../shared/sealing/text-keys.ts';
import { FakeWakeUp } from './fake-queue.ts';
import { FakeLeases, type Step } from './fake-leases.ts';
import { FakeTextKeys } from './fake-text-keys.ts';

export const ACCOUNT = AccountId.parse('mastodon:social.example/1');
export const PARTICIPANT = ParticipantId.parse('00000000-0000-4000-8000-000000000001');
const NOTICE = { version: '1', language: 'en', sha256: '0'.repeat(64) };

/** A moment of the story the fakes live in. */
export const at = (hours: number): Date => new Date(Date.UTC(2026, 2, 10) + hours * 3_600_000);

/**
 * The stores in memory, as strongly consistent as the real ones. Every call of a port passes `step` first; a write also
 * passes it after it happened, which is where an answer can get lost.
 */
export class FakeWorld {
  now = at(0);
  step: Step = () => undefined;
  readonly clock: Clock;
  readonly consents = new Map<AccountId, ConsentRecord>();
  readonly sheets = new Map<string, DaySheet>();
  readonly alerts = new Map<AlertId, LeakAlert>();
  readonly effects: AlertId[] = [];
  readonly queue: PostBatchMessage[] = [];
  readonly wakeUp = new FakeWakeUp();
  private readonly keys = new FakeTextKeys();
  private ids = 0;

  /** Its time is `now`, unless a clock says otherwise. */
  constructor(clock?: Clock) {
    this.clock = clock ?? { now: () => this.now };
  }

  readonly newId = (): string => {
    this.ids += 1;
    return `00000000-0000-4000-8000-${this.ids.toString(16).padStart(12, '0')}`;
  };

  consent(purposes: Purposes): void {
    const current = this.consents.get(ACCOUNT);
    const record = decideChoice(
      { participant: PARTICIPANT, account: ACCOUNT, purposes, notice: NOTICE },
      { current, handle: '@one', now: this.now, revision: this.newId(), newGeneration: this.newId() },
    );
    const wrappedTextKey = heldConsent(current)?.wrappedTextKey ?? this.keys.createNow(ACCOUNT);
    this.consents.set(ACCOUNT, { ...record, wrappedTextKey });
    this.leases.enter(ACCOUNT);
  }

  /** The wrapped key goes with the record; the lease and the schedule with it. */
  withdraw(): void {
    const held = heldConsent(this.consents.get(ACCOUNT));
    if (held === undefined) return;
    this.consents.set(ACCOUNT, decideWithdrawal(held, this.now, this.newId()));
    this.leases.leave(ACCOUNT);
  }

  readonly reader: ConsentReader = {
    read: async (account) => {
      await this.step('consents.read');
      return this.consents.get(account);
    },
    readMany: (accounts) =>
      Promise.resolve(
        new Map(
          accounts
            .flatMap((account) => [[account, this.consents.get(account)] as const])
            .flatMap(([account, record]) => (record === undefined ? [] : [[account, record] as const])),
        ),
      ),
  };

  readonly leases = new FakeLeases({
    clock: { now: () => this.clock.now() },
    newId: this.newId,
    pass: (name) => this.step(name),
  });

  readonly observations: ObservationReader = {
    sheetsOf: async (account, from, to) => {
      await this.step('sheets.read');
      return [...this.sheets.values()]
        .filter((sheet) => sheet.account === account && sheet.day >= from && sheet.day <= to)
        .sort((one, other) => one.day.localeCompare(other.day));
    },
  };

  readonly textKeys: TextKeyOpener = {
    open: async (account, wrapped) => {
      await this.step('keys.open');
      return this.keys.open(account, wrapped);
    },
  };

  readonly batches = {
    send: async (messages: readonly PostBatchMessage[]): Promise<void> => {
      await this.step('queue.send');
      this.queue.push(...messages);
      await this.step('queue.sent');
    },
  };

  readonly writer: BatchWriter = {
    sheets: async (account, days) => {
      await this.step('writer.read');
      return new Map(
        days.flatMap((day) => {
          const sheet = this.sheets.get(`${account} ${day}`);
          return sheet === undefined ? [] : [[day, sheet] as const];
        }),
      );
    },
    write: async (batch) => {
      await this.step('writer.write');
      const outcome = this.commit(batch);
      await this.step('writer.written');
      return outcome;
    },
  };

  private commit({ consent, sheets, alerts }: Parameters<BatchWriter['write']>[0]): WriteOutcome {
    const current = this.consents.get(consent.account);
    const inForce =
      current?.status === 'given' &&
      current.revision === consent.revision &&
      (current.kind === 'official' || current.expiresOn > dayOf(this.clock.now()));
    if (!inForce) return { kind: 'no-consent' };
    const existing = alerts.filter(({ id }) => this.alerts.has(id)).map(({ id }) => id);
    const isStale = sheets.some(
      ({ sheet, previous }) => this.sheets.get(`${sheet.account} ${sheet.day}`)?.revision !== previous,
    );
    if (existing.length > 0 || isStale) return { kind: 'lost-race', existing };
    for (const { sheet } of sheets) this.sheets.set(`${sheet.account} ${sheet.day}`, sheet);
    for (const alert of alerts) {
      this.alerts.set(alert.id, alert);
      this.effects.push(alert.id);
    }
    return { kind: 'written' };
  }
}

/** Consent to everything for posts from now on. */
export const EVERYTHING = (since: Date): Purposes => ({
  engagement: { scope: { kind: 'campaign-tag' }, givenAt: since.toISOString() },
  sentiment: { scope: { kind: 'campaign-tag' }, givenAt: since.toISOString() },
  confidentiality: { scope: { kind: 'all-public' }, givenAt: since.toISOString() },
});

/** Days later. */
export const later = (from: Date, days: number): Date => addDays(from, days);
