import type { BrowserContextOptions, Locator, Page } from 'playwright-core';

import type { Site } from '../../shared/names.ts';
import type { BrowserStage } from './browser-stage.ts';
import { patientPage } from './chromium.ts';

/** A way of using a page: how its controls are reached and worked. */
export interface Hands {
  readonly window: BrowserContextOptions;
  /** Follows a link or presses a button, and waits for the page it leads to. */
  press(page: Page, control: string): Promise<void>;
  /** Chooses a radio button or ticks a box. */
  tick(page: Page, control: string): Promise<void>;
  fill(page: Page, field: string, text: string): Promise<void>;
  /** Chooses the option of this value. */
  choose(page: Page, field: string, value: string): Promise<void>;
}

/** A link, a button or the like by the words on it. */
export const saying = (words: string): string => `:is(a, button, summary):has-text(${JSON.stringify(words)})`;

const byPointer: Omit<Hands, 'window'> = {
  press: async (page, control) => page.locator(control).first().click(),
  tick: async (page, control) => page.check(control),
  fill: async (page, field, text) => page.fill(field, text),
  choose: async (page, field, value) => void (await page.selectOption(field, { value })),
};

/** More stops than any page has: whoever has not come to a control by then cannot. */
const STOPS_AT_MOST = 400;

/** Whether the keyboard is at a control, and whoever looks can see that it is. */
const isFocused = async (page: Page, control: Locator): Promise<boolean> => {
  if ((await control.and(page.locator(':focus')).count()) === 0) return false;
  if ((await control.and(page.locator(':focus-visible')).count()) === 1) return true;
  throw new Error(`nothing shows that the keyboard is at ${await control.innerText()}`);
};

/** Goes from stop to stop until the keyboard is at a control. */
const reach = async (page: Page, control: string): Promise<Locator> => {
  const found = page.locator(control).first();
  await found.waitFor();
  for (let stop = 0; stop < STOPS_AT_MOST; stop += 1) {
    if (await isFocused(page, found)) return found;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not come to ${control} on ${new URL(page.url()).pathname}`);
};

/** A radio button is chosen from its neighbours, since a group of them is one stop. */
const reachRadio = async (page: Page, control: string): Promise<Locator> => {
  const wanted = page.locator(control);
  const group = `input[type=radio][name=${JSON.stringify(await wanted.getAttribute('name'))}]`;
  const members = await page.locator(group).count();
  const isInGroup = async (): Promise<boolean> => (await page.locator(`${group}:focus`).count()) === 1;
  for (let stop = 0; stop < STOPS_AT_MOST && !(await isInGroup()); stop += 1)
    await page.keyboard.press('Tab');
  for (let step = 0; step < members && !(await isFocused(page, wanted)); step += 1) {
    await page.keyboard.press('ArrowDown');
  }
  return wanted;
};

const byKeyboard: Omit<Hands, 'window'> = {
  press: async (page, control) => {
    const isGone = page.waitForEvent('framenavigated');
    await reach(page, control);
    await page.keyboard.press('Enter');
    await isGone;
    await page.waitForLoadState();
  },
  tick: async (page, control) => {
    const isRadio = (await page.locator(control).getAttribute('type')) === 'radio';
    const reached = await (isRadio ? reachRadio : reach)(page, control);
    if (!(await reached.isChecked())) await page.keyboard.press('Space');
    if (!(await reached.isChecked())) throw new Error(`${control} cannot be chosen by keyboard`);
  },
  fill: async (page, field, text) => {
    await reach(page, field);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(text);
  },
  choose: async (page, field, value) => {
    const reached = await reach(page, field);
    const options = await reached.locator('option').count();
    await page.keyboard.press('Home');
    for (let step = 0; step < options && (await reached.inputValue()) !== value; step += 1) {
      await page.keyboard.press('ArrowDown');
    }
    if ((await reached.inputValue()) !== value) throw new Error(`${field} has no option ${value}`);
  },
};

const NARROW = { width: 360, height: 740 };

/** With a mouse; by keyboard alone; by touch on a small screen without scripts. */
export const HANDS = {
  'by mouse': { ...byPointer, window: {} },
  'by keyboard alone': { ...byKeyboard, window: {} },
  'without scripts on 360 pixels': {
    ...byPointer,
    window: { viewport: NARROW, javaScriptEnabled: false },
  },
} as const satisfies Readonly<Record<string, Hands>>;
export type HandsName = keyof typeof HANDS;

/** A person of the sample company in a window of their own, signed in at a site with the hands they have. */
export const enterBy =
  (stage: () => Pick<BrowserStage, 'browser' | 'site'>) =>
  async (how: HandsName, site: Site, person: string): Promise<Page> => {
    const { window, choose, press } = HANDS[how];
    const { browser, site: at } = stage();
    const page = await patientPage(browser, window);
    await page.goto(`${at(site)}/sign-in`);
    await choose(page, '#user', `staff-${person}`);
    await press(page, 'button[type=submit]');
    await page.waitForURL(`${at(site)}/`);
    return page;
  };

/** What a page says, without its head and foot. */
export const textOf = (page: Page): Promise<string> => page.innerText('main');
