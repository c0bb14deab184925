import { describe, expect, it } from 'vitest';

import { readCampaignForm } from '../../functions/web/comms/campaign-form.ts';
import { CAMPAIGNS } from '../../functions/web/words/catalogues.ts';
import { sampleCampaign } from '../../infra/local/sample/sample-campaign.ts';
import { readClicks } from '../../shared/campaigns/clicks.ts';

const NOW = new Date('2026-03-10T06:00:00Z');
const tags = ['clearwaters', 'riverpulse'];
const { fields, clicks } = sampleCampaign(NOW, { tags });

describe('the sample company’s campaign', () => {
  it('is taken by the form as it is, with its link and two texts to share', () => {
    const read = readCampaignForm(new URLSearchParams(fields), { words: CAMPAIGNS.en, now: NOW, tags });
    expect(read).toMatchObject({
      tag: 'clearwaters',
      from: '2026-02-11',
      to: '2026-03-24',
      link: 'https://riverpulse.example/clear-waters',
    });
    expect('material' in read && read.material.length).toBe(2);
  });

  it('has clicks of each of its days up to yesterday', () => {
    const read = readClicks(clicks, NOW);
    if (read.kind === 'refused') throw new Error(read.fault);
    expect(read.days).toHaveLength(27);
    expect(read.days[0]).toEqual({ day: '2026-02-11', clicks: 12 });
    expect(read.days.at(-1)).toEqual({ day: '2026-03-09', clicks: 10 });
  });
});
