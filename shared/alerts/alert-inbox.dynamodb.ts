import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { Clock } from '../clock.ts';
import type { RandomBytes } from '../disclosure/random.ts';
import type { AlertId } from '../ids.ts';
import type { NewId } from '../random.ts';
import { translated } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { transact, untilSettled, type TransactItems } from '../runtime/transact.dynamodb.ts';
import { SALT_BYTES } from '../transparency/commitment.ts';
import { ledgerItem, type PersonalDataRead, type PersonalDataRefused } from '../transparency/ledger-entry.ts';
import { putRow } from '../transparency/row-items.ts';
import type { AlertInbox } from './alert-inbox.ts';
import { isKept } from './ageing.ts';
import { alertKey, replaceAlert } from './alert-items.ts';
import { stepRows } from './alert-rows.ts';
import { putAlertEffect, putVerdict } from './deciding.dynamodb.ts';
import { decideHandling, isClosed, type AlertAction, type Handler, type Handling } from './handling.ts';
import { LeakAlert } from './leak-alert.ts';
import { decideNaming, type Naming, type NamingAction } from './naming-author.ts';

/** What the adapter needs. */
export interface AlertInboxParts {
  readonly documents: DynamoDBDocumentClient;
  readonly tables: {
    readonly alerts: string;
    readonly ledger: string;
    readonly outbox: string;
    readonly site: string;
  };
  readonly clock: Clock;
  readonly newId: NewId;
  /** Salts what the log commits to. */
  readonly random: RandomBytes;
}

/** Single alerts in the `Alerts` store. */
export const createDynamoAlertInbox = (parts: AlertInboxParts): AlertInbox => ({
  find: (alert) => find(parts, alert),

  handle: (alert, action, by) => handleSettled(parts, { alert, action, by }),

  name: async (id, action, by) => {
    const settled = await untilSettled(() => attemptNaming(parts, { alert: id, action, by }));
    return settled === 'no-such-alert' ? undefined : settled;
  },
});

const find = async (parts: AlertInboxParts, alert: AlertId): Promise<LeakAlert | undefined> => {
  const request = new GetCommand({
    TableName: parts.tables.alerts,
    Key: alertKey(alert),
    ConsistentRead: true,
  });
  const { Item } = await translated(() => parts.documents.send(request));
  const found = Item === undefined ? undefined : parseItem(LeakAlert, Item);
  return found !== undefined && isKept(found, parts.clock.now()) ? found : undefined;
};

interface Request {
  readonly alert: AlertId;
  readonly action: AlertAction;
  readonly by: Handler;
}

const handleSettled = async (parts: AlertInboxParts, request: Request): Promise<Handling | undefined> => {
  const settled = await untilSettled(() => attempt(parts, request));
  return settled === 'no-such-alert' ? undefined : settled;
};

const attempt = async (
  parts: AlertInboxParts,
  { alert: id, action, by }: Request,
): Promise<Handling | 'no-such-alert' | undefined> => {
  const alert = await find(parts, id);
  if (alert === undefined) return 'no-such-alert';
  const now = parts.clock.now();
  const handling = decideHandling(alert, action, { by, now, revision: parts.newId() });
  if (handling.kind !== 'handled') {
    if (action.what === 'open-post') await recordRefusal(parts, 'alert-post-refused', handling);
    return handling;
  }
  const steps = stepRows(handling.alert, alert.history.length, { ...parts, now });
  const outcome = await transact(parts.documents, [
    replaceAlert(parts.tables.alerts, handling.alert, alert.revision),
    ...steps.map((row) => putRow(parts.tables.ledger, row)),
    ...(action.what === 'open-post'
      ? [putLedgerRow(parts, { kind: 'personal-data-read', outcome: 'alert-post-opened' })]
      : []),
    ...(isClosed(handling.alert.state)
      ? [putAlertEffect(parts.tables.outbox, { version: 1, kind: 'alert-closed', alert: id })]
      : []),
    ...(JUDGING.includes(action.what) ? putVerdict(parts.tables, handling.alert) : []),
  ]);
  return outcome.kind === 'committed' ? handling : undefined;
};

/** What decides about an alert decides about its rule; resolving one that was confirmed says nothing new. */
const JUDGING: readonly AlertAction['what'][] = ['confirm', 'dismiss'];

const attemptNaming = async (
  parts: AlertInboxParts,
  { alert: id, action, by }: Omit<Request, 'action'> & { readonly action: NamingAction },
): Promise<Naming | 'no-such-alert' | undefined> => {
  const alert = await find(parts, id);
  if (alert === undefined) return 'no-such-alert';
  const now = parts.clock.now();
  const naming = decideNaming(alert, action, { by, now, revision: parts.newId() });
  if (naming.kind !== 'done') {
    await recordRefusal(parts, 'alert-author-refused', naming);
    return naming;
  }
  const outcome = await transact(parts.documents, [
    replaceAlert(parts.tables.alerts, naming.alert, alert.revision),
    ...(action.what === 'see'
      ? [
          putLedgerRow(parts, { kind: 'personal-data-read', outcome: 'alert-author-named' }),
          putAlertEffect(parts.tables.outbox, { version: 1, kind: 'author-named', alert: id }),
        ]
      : []),
  ]);
  return outcome.kind === 'committed' ? naming : undefined;
};

/** What is refused for good; anything else comes of an alert that moved on meanwhile. */
const REFUSALS: readonly (Handling | Naming)['kind'][] = [
  'own-alert',
  'not-the-handler',
  'same-person',
  'no-ground',
];

/** That somebody asked to see what they may not is told, too. */
const recordRefusal = async (
  parts: AlertInboxParts,
  outcome: PersonalDataRefused['outcome'],
  { kind }: Handling | Naming,
): Promise<void> => {
  if (!REFUSALS.includes(kind)) return;
  await transact(parts.documents, [putLedgerRow(parts, { kind: 'personal-data-refused', outcome })]);
};

type Told = Pick<PersonalDataRead, 'kind' | 'outcome'> | Pick<PersonalDataRefused, 'kind' | 'outcome'>;

const putLedgerRow = (parts: AlertInboxParts, told: Told): TransactItems[number] => ({
  Put: {
    TableName: parts.tables.ledger,
    Item: ledgerItem({
      version: 1,
      id: parts.newId(),
      at: parts.clock.now().toISOString(),
      ...told,
      role: 'security',
      salt: Buffer.from(parts.random.bytes(SALT_BYTES)).toString('base64'),
    }),
  },
});
