import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { createCommsSite } from '../../../functions/web/comms-site.tsx';
import { createParticipantSite } from '../../../functions/web/participant-site.tsx';
import { ParticipantId } from '../../../shared/ids.ts';
import {
  createDynamoNominations,
  createDynamoOwnNominations,
  createDynamoRecognitionRounds,
} from '../../../shared/recognition/recognitions.dynamodb.ts';
import { closedCommsParts, closedParticipantParts } from '../../support/closed-ports.ts';
import { createFuzzedStores } from '../../support/fuzzed-stores.ts';
import { ask, NOW, signedIn } from '../../support/site-bench.ts';

const clock = { now: () => NOW };
const open = async () => {
  const { documents, tables } = await createFuzzedStores();
  const parts = { documents, table: tables.site, clock };
  const nominations = {
    ...createDynamoNominations(parts),
    ...createDynamoOwnNominations(documents, tables.site),
  };
  const site = createParticipantSite({ ...closedParticipantParts(), nominations });
  const comms = createCommsSite({ ...closedCommsParts(), recognition: createDynamoRecognitionRounds(parts) });
  const round = randomUUID();
  return { site, comms, round, nominations };
};
type Bench = Awaited<ReturnType<typeof open>>;
type Person = Awaited<ReturnType<typeof signedIn>>;

const at = async (
  { site, comms }: Bench,
  who: Person,
  [where, path, form]: readonly ['site' | 'comms', string, Readonly<Record<string, string>>?],
) => {
  const answer = await ask(where === 'site' ? site : comms, path, {
    cookie: who.cookie,
    ...(form && {
      form: { token: who.session.formToken, ...form },
      origin: `https://${where === 'site' ? 'participant' : 'comms'}.example.com`,
    }),
  });
  return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() };
};

const heldOf = ({ nominations }: Bench, { session }: Person) =>
  nominations.ownOf(ParticipantId.parse(session.participant));

const start = (bench: Bench, kim: Person, changed: Readonly<Record<string, string>> = {}) =>
  at(bench, kim, [
    'comms',
    '/recognition',
    { form: bench.round, title: 'Helping others', about: 'Say what.', until: '2026-03-31', ...changed },
  ]);

describe('recognition', () => {
  it('is asked for by oneself, shown to all alike, changed and taken back at once', async () => {
    const bench = await open();
    const [kim, ann, bob] = [
      await signedIn('Kim', ['comms']),
      await signedIn('Ann', []),
      await signedIn('Bob', []),
    ];
    expect((await start(bench, kim)).status).toBe(303);
    const own = `/recognition/${bench.round}`;
    const hostile = { name: '<b>Ann</b>\u202e', says: 'I helped <script>x()</script>.' };
    expect((await at(bench, ann, ['site', own, hostile])).to).toBe('/recognition');
    const seenBy = async (who: Person) => (await at(bench, who, ['site', '/recognition'])).html;
    for (const who of [ann, bob, kim]) {
      const html = await seenBy(who);
      expect(html).toContain(
        '<strong>&lt;b&gt;Ann&lt;/b&gt;</strong>: I helped &lt;script&gt;x()&lt;/script&gt;.',
      );
      expect(html).not.toContain(ann.session.participant);
    }
    const back = 'Take my nomination for “Helping others” back';
    expect(await seenBy(ann)).toMatch(new RegExp(`<summary>${back}</summary>.*>Yes: ${back}</button>`, 'u'));
    expect(await seenBy(bob)).not.toContain(back);
    // Another may press the same button: it is about their own, of which there is none.
    await at(bench, bob, ['site', `${own}/withdraw`, {}]);
    expect(await seenBy(bob)).toContain('I helped');
    await at(bench, ann, ['site', own, { name: 'Ann', says: 'Changed.' }]);
    expect(await seenBy(bob)).not.toContain('I helped');
    await at(bench, ann, ['site', `${own}/withdraw`, {}]);
    expect(await seenBy(bob)).not.toContain('Changed.');
  });

  it('says plainly what a nomination tells, in both languages', async () => {
    const bench = await open();
    const kim = await signedIn('Kim', ['comms']);
    await start(bench, kim);
    const html = (await at(bench, kim, ['site', '/recognition'])).html;
    expect(html).toContain('If you write that you take part in Candor, you tell them that you do.');
    const german = await ask(bench.site, '/recognition', {
      cookie: kim.cookie,
      headers: { 'accept-language': 'de' },
    });
    expect(await german.text()).toContain('Wenn Sie schreiben, dass Sie bei Candor mitmachen');
  });

  it('is not taken without words, with too many, for a round there is not, or from another site', async () => {
    const bench = await open();
    const [kim, ann] = [await signedIn('Kim', ['comms']), await signedIn('Ann', [])];
    await start(bench, kim);
    const own = `/recognition/${bench.round}`;
    const refused = await at(bench, ann, ['site', own, { name: 'n'.repeat(61), says: ' \u200b' }]);
    expect(refused.status).toBe(400);
    expect(refused.html).toContain('Write a name of up to 60 characters.');
    expect(refused.html).toContain('Write a sentence of up to 280 characters.');
    expect(refused.html).toContain('n'.repeat(61));
    expect((await at(bench, ann, ['site', own, { name: 'A', says: 'x'.repeat(100_000) }])).status).toBe(400);
    expect((await at(bench, ann, ['site', '/recognition/x', { name: 'A', says: 'B' }])).status).toBe(404);
    expect((await at(bench, ann, ['site', own, { name: 'A', says: 'B', token: 'x' }])).status).toBe(403);
  });

  it('that comes when its round is over is given back, field by field, and what was there can still be taken back', async () => {
    const bench = await open();
    const [kim, ann] = [await signedIn('Kim', ['comms']), await signedIn('Ann', [])];
    await start(bench, kim);
    const own = `/recognition/${bench.round}`;
    await at(bench, ann, ['site', own, { name: 'Ann', says: 'Early words.' }]);
    await at(bench, kim, ['comms', `${own}/end`, {}]);
    const late = await at(bench, ann, ['site', own, { name: 'Ann B.', says: 'Late <i>words</i>.' }]);
    expect(late.status).toBe(409);
    expect(late.html).toContain('<title>Error: Recognition');
    expect(late.html).toContain('That round is over; nothing was taken.');
    expect(late.html).toMatch(/The name to be shown<\/label><textarea[^>]*readonly[^>]*>\s*Ann B\.</u);
    expect(late.html).toContain('Late &lt;i&gt;words&lt;/i&gt;.');
    expect(
      (await at(bench, ann, ['site', `/recognition/${randomUUID()}`, { name: 'A', says: 'B' }])).status,
    ).toBe(409);
    const held = await heldOf(bench, ann);
    expect(held.map(({ says }) => says)).toEqual(['Early words.']);
    expect(
      (
        await at(bench, ann, [
          'site',
          `${own.toUpperCase().replace('/RECOGNITION', '/recognition')}/withdraw`,
          {},
        ])
      ).status,
    ).toBe(303);
    expect(await heldOf(bench, ann)).toEqual([]);
  });

  it('is started and ended by comms, who see no nomination where they do', async () => {
    const bench = await open();
    const [kim, ann] = [await signedIn('Kim', ['comms']), await signedIn('Ann', [])];
    const wrong = await start(bench, kim, { title: '', about: 'y'.repeat(601), until: '2027-01-01' });
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain('Name a day from today on, at most 92 days away.');
    expect((await start(bench, kim, { until: '2026-03-09' })).status).toBe(400);
    expect((await start(bench, kim, { until: '10.3.2026' })).status).toBe(400);
    await start(bench, kim, { until: '2026-03-10' });
    await at(bench, ann, ['site', `/recognition/${bench.round}`, { name: 'Ann', says: 'Mine.' }]);
    const desk = (await at(bench, kim, ['comms', '/recognition'])).html;
    expect(desk).not.toContain('Mine.');
    expect(desk).toMatch(
      /<summary>End “Helping others” now<\/summary>.*>Yes: End “Helping others” now<\/button>/u,
    );
    await at(bench, kim, ['comms', `/recognition/${bench.round}/end`, {}]);
    const { html } = await at(bench, ann, ['site', '/recognition']);
    expect(html).toContain('No round is running.');
    expect(html).not.toContain('Mine.');
  });
});
