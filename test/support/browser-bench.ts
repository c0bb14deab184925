import type { Page } from 'playwright-core';

import type { SiteBuilder } from '../../functions/web/site-parts.ts';

/** Answers a page's requests from a site on the bench, with nothing started: whoever visits has this cookie. */
export const serveBench = async (
  page: Page,
  site: SiteBuilder,
  { origin, cookie }: { readonly origin: string; readonly cookie: string },
): Promise<void> => {
  await page.route(`${origin}/**`, async (route) => {
    const asked = route.request();
    const body = asked.postData();
    const answer = await site.fetch(
      new Request(asked.url(), {
        method: asked.method(),
        headers: { ...(await asked.allHeaders()), cookie },
        redirect: 'manual',
        ...(body !== null && { body }),
      }),
    );
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
};
