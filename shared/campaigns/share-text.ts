import type { CampaignRecord, SharedMaterial } from './campaign-record.ts';

/** What may stand before a tag or a link, and after a link: no more of the same word or address. */
const BEFORE = String.raw`(?<![^\s("'“„«‹:>–—-])`;
const AFTER_LINK = String.raw`(?=[.,;:!?)"'”“»›…]*(?:\s|$))`;
const AFTER_TAG = String.raw`(?![\p{L}\p{N}\p{M}_])`;

const literally = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);

/** A text as it may be published: with the campaign's tag and its link, where it does not have them already. */
export const textToShare = (
  { tag, link }: Pick<CampaignRecord, 'tag' | 'link'>,
  { text }: Pick<SharedMaterial, 'text'>,
): string => {
  const hasTag = new RegExp(`${BEFORE}#${literally(tag)}${AFTER_TAG}`, 'iu').test(text);
  const hasLink = new RegExp(`${BEFORE}${literally(link)}${AFTER_LINK}`, 'u').test(text);
  return [text, ...(hasTag ? [] : [`#${tag}`]), ...(hasLink ? [] : [link])].join('\n');
};

/** How many characters a reader sees in a text, as platforms count them: an emoji of several parts is one. */
export const charactersIn = (text: string): number =>
  Array.from(new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)).length;

const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?$/u;

/** Bluesky's own page to write a post, with a text in it that its author still changes and sends, or does not. */
export const blueskyComposer = (text: string): string =>
  `https://bsky.app/intent/compose?text=${encodeURIComponent(text)}`;

/** The same at a Mastodon server; undefined where that is no host name. */
export const mastodonComposer = (host: string, text: string): string | undefined =>
  HOST.test(host) ? `https://${host}/share?text=${encodeURIComponent(text)}` : undefined;
