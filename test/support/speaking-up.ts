import { expect } from 'vitest';

import { siteUrl } from '../../infra/stages.ts';
import type { PlayedSample } from './played-sample.ts';
import { signOut, Visitor, visitorOf } from './sample-visitor.ts';

const RECIPIENT = 'dagny';

/** Somebody says without a name what they think of the policy, and looks what was said before. */
const giveFeedback = async (everybody: Visitor): Promise<void> => {
  const sent = await everybody.press(
    await everybody.open('/feedback'),
    { action: '/feedback' },
    { clear: 'partly', 'own-words': 'More examples, please.' },
  );
  expect([sent.status, sent.url.pathname]).toEqual([200, '/feedback/thanks']);
  const earlier = await everybody.open('/feedback/answers');
  expect(earlier.status).toBe(200);
  expect(earlier.html).not.toContain('More examples, please.');
};

/** Somebody reports a concern in confidence, the recipient answers it, and they come back to add to it. */
const reportAConcern = async (played: PlayedSample, everybody: Visitor): Promise<void> => {
  const taken = await everybody.press(
    await everybody.open('/concern'),
    { action: '/concern' },
    { says: 'Somebody keeps a list of who takes part.' },
  );
  const code = /<code>([0-9A-Z-]{39})<\/code>/u.exec(taken.html)?.[1] ?? '';
  const recipient = await visitorOf(played, 'oversight', RECIPIENT);
  const list = await recipient.open('/concerns');
  const [, path = ''] = /href="(\/concerns\/[0-9a-f]{64})"/u.exec(list.html) ?? [];
  const read = await recipient.open(path);
  expect(read.html).toContain('Somebody keeps a list of who takes part.');
  await recipient.press(read, { action: `${path}/acknowledge` });
  const says = 'Thank you. Where is that list?';
  const answered = await recipient.press(
    await recipient.open(path),
    { action: `${path}/answer` },
    { says, gives: 'outcome' },
  );
  expect(answered.status).toBe(200);
  await signOut(recipient);
  const back = () => everybody.open('/concern/answer');
  const own = await everybody.press(await back(), { action: '/concern/answer' }, { code });
  expect(own.html).toContain(says);
  const added = await everybody.press(own, { action: '/concern/add' }, { says: 'On the wall.' });
  expect(added.html).toContain('On the wall.');
};

/** Staff say what they think, and what is wrong. */
export const speakUp = async (played: PlayedSample): Promise<void> => {
  const everybody = new Visitor(siteUrl(played.running.settings, 'public'));
  await giveFeedback(everybody);
  await reportAConcern(played, everybody);
};
