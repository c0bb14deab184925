import type { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import type { ConsentEnding } from '../../shared/consent/consent-ending.ts';
import type { ConsentReader } from '../../shared/consent/consent-reader.ts';
import type { RanOutMessage } from '../../shared/consent/ran-out-message.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { AlertId } from '../../shared/ids.ts';
import type { Effect } from '../../shared/outbox/effect.ts';
import { isLive, type DaySheet } from '../../shared/posts/day-sheet.ts';
import type { NewId } from '../../shared/random.ts';
import { isAlertLost, releaseAlert, stripSheet } from '../../shared/rights/erasure-rules.ts';
import type { ErasureStore } from '../../shared/rights/erasure-store.ts';
import type { Exports } from '../../shared/rights/exports.ts';
import type { Meter } from '../../shared/runtime/metrics.ts';

/** What erasure works with. */
export interface ErasePorts {
  readonly store: ErasureStore;
  readonly consents: Pick<ConsentReader, 'read'>;
  readonly ending: ConsentEnding;
  readonly exports: Pick<Exports, 'cancel'>;
  readonly untilSettled: <Result>(attempt: () => Promise<Result | undefined>) => Promise<Result>;
  readonly newId: NewId;
  readonly meter: Pick<Meter, 'count'>;
}

type EraseAccount = Extract<Effect, { kind: 'erase-account' }>;
type ErasePurposes = Extract<Effect, { kind: 'erase-purposes' }>;

/**
 * Erases what a withdrawal leaves behind, and ends consents that ran out, whose erasure then comes the same way. Stopped half way, it starts again and removes what is left; the consent's
 * own item goes last, so that an erasure that was never finished can be seen.
 */
export const createEraseParticipant =
  (ports: ErasePorts) =>
  async (effect: Effect | RanOutMessage): Promise<string> => {
    switch (effect.kind) {
      case 'consent-ran-out':
        return ports.ending.endIfRanOut(effect.account);
      case 'erase-account':
        return eraseAccount(ports, effect);
      case 'erase-purposes':
        return erasePurposes(ports, effect);
      case 'alert-raised':
      case 'alert-closed':
      case 'author-named':
      case 'synthetic-alert':
      case 'rule-judged':
      case 'prepare-export':
      case 'discard-export':
        throw new ServiceError('invariant', `${effect.kind} is no erasure`);
    }
  };

const eraseAccount = async (ports: ErasePorts, effect: EraseAccount): Promise<string> => {
  const { store, exports, meter } = ports;
  // Alerts before sheets, which name them, and before notices, which are only written while an alert has its author.
  let items = await releaseAlerts(ports, effect, () => true);
  items += await changeSheets(ports, effect, (sheet) => ({ ...sheet, posts: [] }));
  const { participant } = effect;
  if (participant !== undefined) {
    const leaving = { ...effect, participant };
    items += await store.removeNotices(participant);
    items += await store.removeHistory(leaving);
    // Once nothing is left to gather: whoever gathers from now on finds none of it.
    await exports.cancel(participant);
    await store.recordErased(leaving, items);
  }
  await store.removeConsent(effect);
  meter.count('items-erased', items);
  return 'erased';
};

const erasePurposes = async (ports: ErasePorts, effect: ErasePurposes): Promise<string> => {
  const { store, consents, exports, meter, newId } = ports;
  const { purposes, generation } = effect;
  const narrowing = { purposes, generation, consent: await consents.read(effect.account) };
  let items = await releaseAlerts(ports, effect, (alert, sheets) => isAlertLost(alert, sheets, narrowing));
  items += await changeSheets(ports, effect, (sheet) => stripSheet(sheet, narrowing, newId()));
  items += await store.removeNotices(effect.participant);
  await exports.cancel(effect.participant);
  await store.recordNarrowed(effect.participant, effect.choice);
  meter.count('items-erased', items);
  return 'erased';
};

const ofGeneration =
  ({ generation }: Pick<EraseAccount, 'generation'>) =>
  (held: DaySheet | LeakAlert): boolean =>
    held.generation === generation;

/** Changes every sheet of the generation, removes those that are left empty, and answers how many it touched. */
const changeSheets = async (
  { store, untilSettled }: ErasePorts,
  effect: EraseAccount | ErasePurposes,
  change: (sheet: DaySheet) => DaySheet,
): Promise<number> => {
  let touched = 0;
  return untilSettled(async () => {
    const sheets = (await store.sheetsOf(effect.account)).filter(ofGeneration(effect));
    for (const sheet of sheets) {
      const changed = change(sheet);
      if (changed === sheet) continue;
      const isDone =
        changed.posts.length === 0
          ? await store.removeSheet(sheet)
          : await store.replaceSheet(changed, sheet.revision);
      if (!isDone) return undefined;
      touched += 1;
    }
    return touched;
  });
};

const alertsNamedIn = (sheets: readonly DaySheet[]): readonly AlertId[] =>
  sheets.flatMap(({ posts }) => posts.filter(isLive).flatMap(({ alerts }) => alerts ?? []));

/** Takes those alerts of the generation that must go from their author, and answers how many it touched. */
const releaseAlerts = async (
  { store, untilSettled, newId }: ErasePorts,
  effect: EraseAccount | ErasePurposes,
  mustGo: (alert: LeakAlert, sheets: readonly DaySheet[]) => boolean,
): Promise<number> => {
  let touched = 0;
  return untilSettled(async () => {
    const sheets = (await store.sheetsOf(effect.account)).filter(ofGeneration(effect));
    const alerts = await store.alertsOf(effect.participant, alertsNamedIn(sheets));
    const own = alerts.filter((alert) => alert.account === effect.account && ofGeneration(effect)(alert));
    for (const alert of own.filter((one) => mustGo(one, sheets))) {
      const decided = releaseAlert(alert, newId());
      if (decided.kind === 'keep') continue;
      const isDone =
        decided.kind === 'remove'
          ? await store.removeAlert(alert)
          : await store.replaceAlert(decided.alert, alert.revision);
      if (!isDone) return undefined;
      touched += 1;
    }
    return touched;
  });
};
