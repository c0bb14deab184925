import type { CampaignRecord } from './campaign-record.ts';
import type { CampaignClicks, DayClicks } from './clicks.ts';

/**
 * The list of campaigns, which all staff may see. Strongly consistent, latest first day first. Nothing is recorded of
 * who reads it.
 *
 * @throws ServiceError `unavailable` when the store does not answer.
 */
export interface CampaignList {
  list(): Promise<readonly CampaignRecord[]>;
}

/** What came of writing a campaign. `changed`: somebody else changed it since it was read. */
export type CampaignSaved = { readonly kind: 'saved' | 'changed' | 'too-many' };

/** What came of an import of clicks. */
export type ClicksImported = { readonly kind: 'imported' | 'too-many' };

/**
 * Campaigns as comms keeps them, with the totals of their links.
 *
 * @throws ServiceError `unavailable` when the store does not answer; repeating is safe. `conflict` after eight lost races.
 */
export interface Campaigns extends CampaignList {
  /** One campaign, strongly consistent; undefined where there is none. */
  find(id: string): Promise<CampaignRecord | undefined>;
  /** Writes a new campaign, or one that still has the revision it was read with. */
  save(campaign: CampaignRecord, readAs: string | undefined): Promise<CampaignSaved>;
  /** The totals of one campaign; undefined where none was imported. */
  clicksOf(id: string): Promise<CampaignClicks | undefined>;
  /** Adds totals; a day that had one is replaced. The same import twice changes nothing. */
  importClicks(id: string, days: readonly DayClicks[]): Promise<ClicksImported>;
}
