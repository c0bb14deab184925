import { hashOf } from '../canonical-json.ts';
import type { NoticeReference } from './consent-record.ts';
import { NOTICE_DE } from './notice-de.ts';
import type { Notice } from './notice-form.ts';

/** The notice in force, in English. */
export const NOTICE: Notice = {
  version: '2026-11.7',
  language: 'en',
  general: [
    'Taking part is your choice. Saying no, or leaving later, has no effect on your job, pay or appraisal.',
    'Each purpose below is a decision of its own. Nothing is chosen for you.',
    'Your words are not kept. They are read in memory and travel encrypted with a key of your account alone.',
    'You can pause or withdraw at any time, in one step and without a reason. Withdrawing destroys that key at once and erases what was derived within the hour, from backups within 7 days.',
    'Two things stay after a withdrawal: that it happened, in a line that names no account and that you can erase; and an open alert. One that security has confirmed or escalated by then stays as it is, any other without your account, your post and its address. Either goes 14 days after it is dismissed, 90 days after it is resolved, or 180 days after it was raised if nobody closes it.',
    'While you pause, nothing is read. If you resume, posts you wrote meanwhile are read too; if you do not want that, withdraw instead.',
    'Figures that were already published stay published; you are left out of everything after.',
    'Consent lasts a year. If you do not renew it, or leave the company, it ends as if you had withdrawn. Only posts written after you agreed to a purpose count for it, and older ones that you choose yourself. If you widen a scope, it holds for posts since that agreement too.',
  ],
  purposes: {
    engagement: {
      title: 'Count how posts in the programme do',
      what: 'Likes, reposts and replies of your posts in scope are counted when a post is first seen, and for good a week after you posted.',
      kept: 'Counts are kept per post until the month they belong to is published, and one day longer.',
      seenBy:
        'Only you see your own figures. Comms sees totals, and only for months (with about a thousand people also weeks) in which about thirty people or more posted; the share of each person is limited, and noise is added. It does not hide perfectly that you take part: somebody who knows everybody’s posts and studies a year of figures was right about 65 of 100 people in our simulations, where tossing a coin is right about 50.',
    },
    sentiment: {
      title: 'Tell the mood of posts in the programme',
      what: 'The words of your posts in scope are read by a program in memory, which keeps one label: negative, neutral, positive or unknown.',
      kept: 'The label is kept per post until the month it belongs to is published, and one day longer. The words are not kept.',
      seenBy:
        'Only you see your own labels. Comms sees totals, and only for months in which about three hundred people or more posted in this; the share of each person is limited, and noise is added.',
    },
    confidentiality: {
      title: 'Warn me when a post may give something away',
      what: 'A program looks in memory for passwords and keys, personal data of others, confidential names and topics, and passages of confidential documents. What it finds stands under My data as soon as it is found.',
      kept: 'A strong finding becomes an alert with a masked excerpt, erased 14 days after it is dismissed, 90 days after it is resolved, or 180 days after it was raised if nobody closes it. A weak one is told to you alone and goes with the month.',
      seenBy:
        'You, and for a strong finding the few people who handle alerts. Opening your post needs a reason, is recorded and shown to you. Use by HR or for appraisal is excluded.',
    },
  },
  scopes: {
    'campaign-tag': 'Only posts with a campaign tag',
    'company-mention': 'Posts that mention the company or link to its pages',
    'chosen-posts': 'Only posts I choose one by one',
    'all-public': 'All my public posts',
  },
};

/** The notice in force in each of its languages; they say the same, and consent to any of them is consent. */
export const NOTICES = { en: NOTICE, de: NOTICE_DE } as const satisfies Readonly<Record<string, Notice>>;
export type NoticeLanguage = keyof typeof NOTICES;

/** What was changed in a notice, said so that whoever agreed to the one before knows what is new. */
export interface NoticeChange {
  /** The version that the change led to, and its first day. */
  readonly version: string;
  readonly on: string;
  readonly what: Readonly<Record<NoticeLanguage, string>>;
  /**
   * The hashes of the notice before, of each of its languages, where consent to it goes on standing, since only words
   * changed; else undefined.
   */
  readonly stillStands: readonly string[] | undefined;
}

/**
 * Changes of the notice, newest first. A change is material unless it says which notice goes on standing: collection
 * pauses for whoever agreed to another, until they have read this one and chosen anew.
 */
export const NOTICE_CHANGES: readonly NoticeChange[] = [
  {
    version: '2026-11.7',
    on: '2026-11-21',
    what: {
      en: 'The first notice that is published. When you leave the company, your consent ends as if you had withdrawn.',
      de: 'Die ersten Hinweise, die veröffentlicht werden. Wenn Sie das Unternehmen verlassen, endet Ihre Einwilligung, als hätten Sie widerrufen.',
    },
    stillStands: undefined,
  },
];

/** Hashes of the notices under which consent stands: the one in force, and those it differs from in words alone. */
export const standingNotices = (
  notices: readonly Notice[],
  changes: readonly NoticeChange[],
): ReadonlySet<string> => {
  const firstMaterial = changes.findIndex(({ stillStands }) => stillStands === undefined);
  const worded = firstMaterial === -1 ? changes : changes.slice(0, firstMaterial);
  return new Set([
    ...notices.map((notice) => noticeReference(notice).sha256),
    ...worded.flatMap(({ stillStands }) => stillStands ?? []),
  ]);
};

/** The reference that a consent keeps: version, language and SHA-256 of the notice's canonical JSON (UTF-8). */
export const noticeReference = (notice: Notice): NoticeReference => ({
  version: notice.version,
  language: notice.language,
  sha256: hashOf(notice),
});

/** The notice in force that a hash names, in whichever language; undefined for any other. */
export const noticeInForce = (sha256: string): Notice | undefined =>
  Object.values(NOTICES).find((notice) => noticeReference(notice).sha256 === sha256);

/** The notices under which consent stands now. */
export const STANDING_NOTICES: ReadonlySet<string> = standingNotices(Object.values(NOTICES), NOTICE_CHANGES);

/** The changes since a version that somebody agreed to, newest first; all that are known where it is older than those. */
export const changesSince = (
  version: string,
  changes: readonly NoticeChange[] = NOTICE_CHANGES,
): readonly NoticeChange[] => {
  const known = changes.findIndex((change) => change.version === version);
  return known === -1 ? changes : changes.slice(0, known);
};
