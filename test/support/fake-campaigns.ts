import {
  CAMPAIGN_LIMITS,
  campaignRecord,
  type CampaignRecord,
} from '../../shared/campaigns/campaign-record.ts';
import type { Campaigns } from '../../shared/campaigns/campaigns.ts';
import { withImport, type CampaignClicks } from '../../shared/campaigns/clicks.ts';
import { NOW } from './site-bench.ts';

/** A campaign that runs in March 2026, unless it says otherwise. */
export const campaign = (changes: Partial<CampaignRecord> = {}): CampaignRecord => ({
  ...campaignRecord(
    {
      tag: 'launch',
      title: 'The launch',
      about: 'We show what we made.',
      from: '2026-03-01',
      to: '2026-03-31',
      link: 'https://example.com/launch',
      material: [{ text: 'Look at this!' }],
    },
    { id: '00000000-0000-4000-8000-000000000001', revision: '00000000-0000-4000-8000-0000000000aa' },
  ),
  ...changes,
});

/** Campaigns in memory, with the port's promises; it knows how often it was written to. */
export class FakeCampaigns implements Campaigns {
  readonly #kept = new Map<string, CampaignRecord>();
  readonly #clicks = new Map<string, CampaignClicks>();
  writes = 0;
  #revisions = 0;

  constructor(campaigns: readonly CampaignRecord[] = []) {
    for (const one of campaigns) this.#kept.set(one.id, one);
  }

  readonly list: Campaigns['list'] = () =>
    Promise.resolve(
      [...this.#kept.values()].sort(
        (one, other) => other.from.localeCompare(one.from) || one.title.localeCompare(other.title),
      ),
    );

  readonly find: Campaigns['find'] = (id) => Promise.resolve(this.#kept.get(id));

  save: Campaigns['save'] = (next, readAs) => {
    const held = this.#kept.get(next.id);
    if (held?.revision === next.revision) return Promise.resolve({ kind: 'saved' });
    if (readAs === undefined && this.#kept.size >= CAMPAIGN_LIMITS.campaigns)
      return Promise.resolve({ kind: 'too-many' });
    if (held?.revision !== readAs) return Promise.resolve({ kind: 'changed' });
    this.#kept.set(next.id, next);
    this.writes += 1;
    return Promise.resolve({ kind: 'saved' });
  };

  readonly clicksOf: Campaigns['clicksOf'] = (id) => Promise.resolve(this.#clicks.get(id));

  readonly importClicks: Campaigns['importClicks'] = (id, days) => {
    this.#revisions += 1;
    const revision = `00000000-0000-4000-8000-${String(this.#revisions).padStart(12, '0')}`;
    const next = withImport(this.#clicks.get(id), days, { campaign: id, revision, now: NOW });
    if (next === undefined) return Promise.resolve({ kind: 'too-many' });
    this.#clicks.set(id, next);
    this.writes += 1;
    return Promise.resolve({ kind: 'imported' });
  };
}
