import { expect } from 'vitest';

import { dayOf } from '../../shared/clock.ts';
import type { Site } from '../../shared/names.ts';
import type { Visitor } from '../support/sample-visitor.ts';

/** Comms writes a campaign, imports clicks of its link and ends it; somebody looks at its material in between. */
export const runACampaign = async (signIn: (site: Site) => Promise<Visitor>, now: Date): Promise<void> => {
  const comms = await signIn('comms');
  const today = dayOf(now);
  const action = '/campaigns';
  const link = 'https://example.com/campaign';
  const form = { title: 'A campaign', about: 'What we did', from: today, to: today, link, 'text-1': 'Look!' };
  await comms.press(await comms.open('/campaigns/new'), { action }, form);
  const [path] = /\/campaigns\/[0-9a-f-]{36}/u.exec((await comms.open(action)).html) ?? [];
  if (path === undefined) throw new Error('no campaign is listed');
  const clicks = `${today},12`;
  const page = await comms.press(await comms.open(path), { action: `${path}/clicks` }, { clicks });
  expect(page.html).toContain('one day imported');
  const participant = await signIn('participant');
  expect((await participant.open('/material')).html).toContain(link);
  await comms.press(await comms.open(path), { action: `${path}/end` });
  expect((await participant.open('/material')).html).not.toContain(link);
};
