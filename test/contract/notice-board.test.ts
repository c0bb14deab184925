import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { alertItem } from '../../shared/alerts/alert-items.ts';
import type { AlertId } from '../../shared/ids.ts';
import { createDynamoNoticeBoard } from '../../shared/people/notice-board.dynamodb.ts';
import { createDynamoNotices } from '../../shared/people/notices.dynamodb.ts';
import { alertId, leakAlert } from '../support/alert-builder.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { openParticipantSite } from '../support/participant-bench.ts';
import { createRealStores, type RealStores } from '../support/real-stores.ts';
import { NOW } from '../support/site-bench.ts';

const client = createLocalDynamoDbClient();
let stores: RealStores;
beforeEach(async () => {
  stores = await createRealStores(client, { now: () => NOW });
});
afterAll(() => client.destroy());

const BANNER = 'may give something away';

/** Somebody at their pages, who can be told of alerts about their posts. */
const open = async () => {
  const site = await openParticipantSite(stores);
  const { participant } = site;
  const notices = createDynamoNotices(stores.documents, stores.tables);
  const tell = async (
    alert: AlertId,
    minute: number,
    kind: 'alert-raised' | 'alert-closed' | 'author-named' = 'alert-raised',
  ) => {
    const Item = alertItem(leakAlert(1, { id: alert, author: participant }));
    await stores.documents.send(new PutCommand({ TableName: stores.tables.alerts, Item }));
    const at = new Date(`2026-03-10T11:${String(minute).padStart(2, '0')}:00.000Z`);
    return notices.tell(participant, { kind, at, alert });
  };
  const untilOf = (html: string): string => /name="until" value="([^"]+)"/u.exec(html)?.[1] ?? '';
  return { ...site, tell, untilOf };
};

describe('the banner on the first page', () => {
  it('says what to do about a post until its author marks it as seen, and My data keeps when', async () => {
    const { see, send, tell, untilOf } = await open();
    expect(await see('/')).not.toContain(BANNER);
    await tell(alertId(1), 5);
    const page = await see('/');
    expect(page).toMatch(
      /A post of yours may give something away[^]*Change what was disclosed first[^]*Then delete/u,
    );
    expect(page.indexOf(BANNER)).toBeLessThan(page.indexOf('You have connected no account'));
    const answer = await send('/notices/seen', { until: untilOf(page) });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
    expect(await see('/')).not.toContain(BANNER);
    expect(await see('/my-data')).toContain('<td>10 March 2026, 12:00 UTC</td>');
  });

  it('says that security was shown one’s sign-in, also where no alert is new', async () => {
    const { see, send, tell, untilOf } = await open();
    await tell(alertId(1), 5, 'author-named');
    const page = await see('/');
    expect(page).toContain('Security was shown your sign-in');
    expect(page).toContain('On 10 March 2026, 11:05 UTC two people of security agreed');
    expect(page).not.toContain(BANNER);
    await send('/notices/seen', { until: untilOf(page) });
    expect(await see('/')).not.toContain('Security was shown your sign-in');
    expect(await see('/my-data')).toContain('Two people of security agreed');
  });

  it('stays for what came after it was shown', async () => {
    const { see, send, tell, untilOf } = await open();
    await tell(alertId(1), 5);
    await tell(alertId(2), 6);
    const shown = await see('/');
    expect(shown).toContain('2 posts of yours may give something away');
    await tell(alertId(3), 7);
    await send('/notices/seen', { until: untilOf(shown) });
    const left = await see('/');
    expect(left).toContain('A post of yours may give something away');
    expect(left).toContain('Found on 10 March 2026, 11:07 UTC');
    expect(left).not.toContain('11:05');
  });

  it('does not come back when the same is told twice, nor for an alert that was closed', async () => {
    const { see, send, tell, untilOf } = await open();
    await tell(alertId(1), 5);
    await send('/notices/seen', { until: untilOf(await see('/')) });
    expect(await tell(alertId(1), 5)).toBe('told');
    expect(await tell(alertId(1), 9, 'alert-closed')).toBe('told');
    expect(await see('/')).not.toContain(BANNER);
  });

  it('is nobody else’s', async () => {
    const [one, other] = [await open(), await open()];
    await one.tell(alertId(1), 5);
    expect(await other.see('/')).not.toContain(BANNER);
    await other.send('/notices/seen', { until: NOW.toISOString() });
    expect(await one.see('/')).toContain(BANNER);
  });

  it('takes no moment that is none', async () => {
    const { send } = await open();
    expect((await send('/notices/seen', { until: 'always' })).status).toBe(400);
  });

  it('brings no notice back that an erasure took between looking and marking', async () => {
    const { participant, tell } = await open();
    await tell(alertId(1), 5);
    const [item] = await stores.all('site');
    const overtaken = DynamoDBDocumentClient.from(client);
    overtaken.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          const answer = await next(args);
          if (commandName !== 'QueryCommand') return answer;
          const Key = { pk: item?.['pk'], sk: item?.['sk'] };
          await stores.documents.send(new DeleteCommand({ TableName: stores.tables.site, Key }));
          return answer;
        },
      { step: 'initialize' },
    );
    const board = createDynamoNoticeBoard({
      documents: overtaken,
      table: stores.tables.site,
      clock: { now: () => NOW },
    });
    await board.markSeen(participant, NOW);
    expect(await stores.all('site')).toEqual([]);
  });
});
