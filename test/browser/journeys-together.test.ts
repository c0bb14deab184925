import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startBrowserStage, type BrowserStage } from '../support/browser-stage.ts';
import { hasChromium, patientPage } from '../support/chromium.ts';
import { enterBy, HANDS, saying, textOf, type HandsName } from '../support/hands.ts';

/** Whoever goes their way with these hands: what they propose, on which part, and what they report. */
const CAST = [
  { how: 'by mouse', title: 'Say which accounts count', part: 'appliesTo', concern: 'Logs are shared.' },
  { how: 'by keyboard alone', title: 'Say what it is for', part: 'purpose', concern: 'Praise is bought.' },
  {
    ...{ how: 'without scripts on 360 pixels', title: 'Say how to complain', part: 'complaints' },
    concern: 'Bad news is left out.',
  },
] as const satisfies readonly { how: HandsName; title: string; part: string; concern: string }[];
type Who = (typeof CAST)[number];

const DAY = 86_400_000;
/** Comments of a week are shown from Monday on, and are over at the latest two weeks from now. */
const DAYS_LATER = 15;

describe.skipIf(!hasChromium)('journeys of those who speak with one another', () => {
  let stage: BrowserStage;
  beforeAll(async () => {
    stage = await startBrowserStage(9380);
  });
  afterAll(() => stage.close());

  const enter = enterBy(() => stage);

  /** Anybody on staff at the public site, at a page of its navigation. */
  const asAnybody = async (how: HandsName, name: string): Promise<Page> => {
    const { window, press } = HANDS[how];
    const page = await patientPage(stage.browser, window);
    await page.goto(stage.site('public'));
    await press(page, `header ${saying(name)}`);
    return page;
  };

  /** From the list of proposals to the comments on the part that was changed. */
  const openPart = async ({ how, title, part }: Who, page: Page): Promise<void> => {
    const { press } = HANDS[how];
    await press(page, `main ${saying(title)}`);
    await press(page, `main a[href$="/${part}"]`);
  };

  const asCouncil = async (how: HandsName): Promise<Page> => {
    const page = await enter(how, 'oversight', 'beatrix');
    await HANDS[how].press(page, `header ${saying('Changing the policy')}`);
    return page;
  };

  it.each(CAST)('the works council proposes a change of the policy, $how', async ({ how, title, part }) => {
    const { choose, fill, press } = HANDS[how];
    const page = await asCouncil(how);
    await press(page, `main ${saying('Propose a change of the text in English')}`);
    await fill(page, '#title', title);
    await choose(page, '#weeks', '1');
    await fill(page, `#${part}`, `This is what we have in mind. ${title}.`);
    await press(page, `main ${saying('Open for comments')}`);
    expect(await page.getAttribute('#why', 'aria-invalid')).toBe('true');
    expect(await page.inputValue('#title')).toBe(title);
    await fill(page, '#why', `Several people asked: ${title}?`);
    await press(page, `main ${saying('Open for comments')}`);
    expect(await textOf(page)).toContain('Proposed by the works council');
  });

  it.each(CAST)('anybody on staff comments on it without a name, $how', async (who) => {
    const { fill, press } = HANDS[who.how];
    const page = await asAnybody(who.how, 'Changing the policy');
    await openPart(who, page);
    expect(await textOf(page)).toContain(`This is what we have in mind. ${who.title}.`);
    await fill(page, '#words', `I like it: ${who.title}.`);
    await press(page, `main ${saying('Send without a name')}`);
    expect(await textOf(page)).toContain('Your comment was taken.');
    await press(page, `header ${saying('Changing the policy')}`);
    await openPart(who, page);
    expect(await textOf(page)).not.toContain('I like it');
  });

  it.each(CAST)(
    'a concern is reported, acknowledged, answered, read by its code and closed, $how',
    async (who) => {
      const { fill, press, tick } = HANDS[who.how];
      const reporter = await asAnybody(who.how, 'Report a concern');
      await fill(reporter, '#says', who.concern);
      await press(reporter, `main ${saying('Send to the recipient alone')}`);
      const code = await reporter.innerText('.code code');
      expect(reporter.url()).not.toContain(code.slice(0, 4));

      const recipient = await enter(who.how, 'oversight', 'dagny');
      await press(recipient, `header ${saying('Confidential reports')}`);
      await press(recipient, 'main tr:has-text("It has arrived") a');
      expect(await textOf(recipient)).toContain(who.concern);
      await press(recipient, `main ${saying('Say that you have it')}`);
      await tick(recipient, 'input[name=gives][value=outcome]');
      await fill(recipient, '#says', `It was put right: ${who.concern}`);
      await press(recipient, `main ${saying('Send the answer')}`);
      expect(await textOf(recipient)).toContain('It is answered: you said what was done');

      const again = await asAnybody(who.how, 'Report a concern');
      await press(again, `main ${saying('You have a code already?')}`);
      await fill(again, '#code', 'no such code');
      await press(again, `main ${saying('See the report')}`);
      expect(await again.getAttribute('#code', 'aria-invalid')).toBe('true');
      await fill(again, '#code', code.toLowerCase().replaceAll(/\W/gu, ' '));
      await press(again, `main ${saying('See the report')}`);
      const read = await textOf(again);
      expect(read).toContain(`It was put right: ${who.concern}`);
      expect(read).toContain('It is answered: the recipient said what was done');
      expect(read).not.toContain('no day so far');
      await press(recipient, `main ${saying('Close it')}`);
      expect(await textOf(recipient)).toContain('nothing can be added any more');
    },
  );

  it('goes on until comments are over', async () => {
    const later = new Date(stage.running.engine.now().getTime() + DAYS_LATER * DAY);
    await stage.running.engine.advanceTo(later);
    expect(stage.running.engine.now().getTime()).toBeGreaterThanOrEqual(later.getTime());
  });

  it.each(CAST)('the works council answers the comment, for all to read, $how', async (who) => {
    const { fill, press } = HANDS[who.how];
    const page = await asCouncil(who.how);
    await openPart(who, page);
    expect(await textOf(page)).toContain(`I like it: ${who.title}.`);
    await fill(page, 'main textarea[name=words]', `Thank you for it: ${who.title}.`);
    await press(page, `main ${saying('Answer for all to read')}`);
    expect(await textOf(page)).toContain('Answer of the works council');

    const anybody = await asAnybody(who.how, 'Changing the policy');
    await openPart(who, anybody);
    expect(await textOf(anybody)).toContain(`Thank you for it: ${who.title}.`);
    expect(await textOf(anybody)).toContain('Comments on this proposal are no longer taken.');
  });

  it.each(CAST)('the works council says how the proposal ended, for all to read, $how', async (who) => {
    const { fill, press, tick } = HANDS[who.how];
    const page = await asCouncil(who.how);
    await press(page, `main ${saying(who.title)}`);
    await tick(page, 'input[name=kind][value=adopted]');
    await fill(page, '#policyVersion', '7');
    await fill(page, '#says', `Everybody liked it: ${who.title}.`);
    await tick(page, '#sure');
    await press(page, 'form:has(#policyVersion) button');
    expect(await textOf(page)).toContain('Adopted on');

    const anybody = await asAnybody(who.how, 'Changing the policy');
    await press(anybody, `main ${saying(who.title)}`);
    expect(await textOf(anybody)).toContain('it stands in version 7 of the policy');
    expect(await textOf(anybody)).toContain(`Everybody liked it: ${who.title}.`);
  });
});
