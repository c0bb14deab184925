import { openFake } from '../support/driven-fake.ts';
import { openRudeMastodon } from '../support/driven-rude-mastodon.ts';
import { openSampleMastodon } from '../support/driven-sample-mastodon.ts';
import { openSmallBluesky } from '../support/driven-small-bluesky.ts';
import { describePostSource } from './post-source.suite.ts';

describePostSource('the fake', openFake);
describePostSource('the Mastodon connector on a polite server', () => openRudeMastodon('polite'));
describePostSource('the Mastodon connector on a server with short pages', () =>
  openRudeMastodon('short-pages'),
);
describePostSource('the Mastodon connector on the sample server', openSampleMastodon);
describePostSource('the Bluesky connector on a small server', openSmallBluesky);
