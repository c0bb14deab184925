import { openFake } from '../support/driven-fake.ts';
import { openRudeMastodon } from '../support/driven-rude-mastodon.ts';
import { openSampleMastodon } from '../support/driven-sample-mastodon.ts';
import { openSmallBluesky } from '../support/driven-small-bluesky.ts';
import { endsEarly } from './post-source.enough.suite.ts';
import { describePostSource } from './post-source.suite.ts';

describePostSource('the fake', openFake);

/** Ways of misbehaving that must make no difference. */
const MOODS = [
  'polite',
  'short-pages',
  'oldest-first',
  'uuid-ids',
  'bare-statuses',
  'skips-behind-cursor',
  'link-skips',
  'no-link',
  'min-id-newest-first',
] as const;
for (const mood of MOODS) {
  describePostSource(`the Mastodon connector on a server that is ${mood}`, () => openRudeMastodon(mood));
}
describePostSource('the Mastodon connector on the sample server', openSampleMastodon);
describePostSource('the Bluesky connector on a small server', openSmallBluesky);

endsEarly('the fake', openFake);
endsEarly('the Mastodon connector', () => openRudeMastodon('polite'));
endsEarly('the Mastodon connector on the sample server', openSampleMastodon);
endsEarly('the Bluesky connector', openSmallBluesky);
