import * as z from 'zod';

import { hashOf } from '../../shared/canonical-json.ts';
import { isReleaseIntact } from '../../shared/disclosure/publish.ts';
import { Release } from '../../shared/disclosure/release.ts';
import type { DayEntry } from '../../shared/transparency/day-entry.ts';
import type { LogFault } from '../../shared/transparency/verify-log.ts';
import { droppedMember } from './dropped-member.ts';
import type { HeldReleases } from './part-answer.ts';

/** One release, or a list of them, as they are downloaded. */
const ReleaseFile = z.union([Release.transform((one) => [one]), z.array(Release)]);

interface Given {
  readonly release: Release;
  /** What stands in it that no release has, which its hash says nothing of. */
  readonly more: string | undefined;
}

const releasesIn = (text: string): readonly Given[] | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    const given: readonly unknown[] = Array.isArray(value) ? value : [value];
    return ReleaseFile.safeParse(value).data?.map((release, at) => ({
      release,
      more: droppedMember(given[at], release),
    }));
  } catch {
    return undefined;
  }
};

const dayOf = ({ publishedAt }: Release): string => publishedAt.slice(0, 10);

interface Found {
  readonly faults: readonly LogFault[];
  /** Files that say that nothing was published, as a month’s may. */
  readonly empty: readonly string[];
  readonly releases: ReadonlyMap<string, { readonly where: string; readonly release: Release }>;
}

/** Each release once, by its hash, in whatever files it lies. */
const read = (files: readonly (readonly [name: string, text: string])[]): Found => {
  const faults: LogFault[] = [];
  const empty: string[] = [];
  const releases = new Map<string, { where: string; release: Release }>();
  for (const [where, text] of files) {
    const found = releasesIn(text);
    if (found === undefined) faults.push({ where, what: 'is no release, nor a list of them' });
    if (found?.length === 0) empty.push(where);
    for (const { release, more } of found ?? [])
      if (more !== undefined)
        faults.push({ where, what: `${release.id} has something that no release has: ${more}` });
      else if (isReleaseIntact(release)) releases.set(release.sha256, { where, release });
      else faults.push({ where, what: `${release.id} does not have the hash it says: it was changed` });
  }
  // Where nothing at all was given, nothing was held to anything.
  if (releases.size + faults.length === 0)
    faults.push(...empty.map((where) => ({ where, what: 'has no release in it' })));
  return { faults, empty, releases };
};

/** What the releases of official accounts of a day are by the log: all that it counts, some, or others. */
const officialOn = (entry: DayEntry, releases: readonly Release[]): 'whole' | 'partial' | 'others' => {
  const { count, sha256 } = entry.officialReleases;
  if (releases.length < count) return 'partial';
  const hashes = releases.map((release) => release.sha256).sort();
  return releases.length === count && hashOf(hashes) === sha256 ? 'whole' : 'others';
};

/** What came of holding releases to a log, and what is said where all of them hold. */
interface HeldAnswer {
  readonly faults: readonly LogFault[];
  readonly releases: HeldReleases;
  readonly said: readonly string[];
}

const saidOf = (named: number, others: number): readonly string[] => [
  ...(named === 0 ? [] : [`Releases as the log names them: ${named}.`]),
  ...(others === 0
    ? []
    : [
        `Releases that cannot be held to the log, which has not their day, or as others of it were not given: ${others}.`,
      ]),
];

const saidOfNone = (where: string): string => `${where}: has no release in it.`;

/**
 * Holds releases to the days on which they were published: those about people one by one, those of official accounts by the
 * day. What is from before the log begins, or of a day that it has not, nobody can hold to it: it counts neither for a summary
 * nor against it.
 */
export const heldReleases = (
  days: readonly DayEntry[],
  files: readonly (readonly [name: string, text: string])[],
): HeldAnswer => {
  const { faults: unread, empty, releases } = read(files);
  const faults: LogFault[] = [...unread];
  const entries = new Map(days.map((entry) => [String(entry.day), entry]));
  const held: Release[] = [];
  const elsewhere: Release[] = [];
  const whole = new Set(
    days.filter((entry) => officialOn(entry, []) === 'whole').map(({ day }) => String(day)),
  );
  for (const [day, published] of Map.groupBy(releases.values(), ({ release }) => dayOf(release))) {
    const entry = entries.get(day);
    if (entry === undefined) {
      elsewhere.push(...published.map(({ release }) => release));
      continue;
    }
    const advocacy = published.filter(({ release }) => release.subject.kind === 'advocacy');
    for (const { where, release } of advocacy)
      if (entry.releases.some(({ id, sha256 }) => id === release.id && sha256 === release.sha256))
        held.push(release);
      else
        faults.push({ where, what: `${release.id} is not among the releases that the log names on ${day}` });
    const official = published.filter(({ release }) => release.subject.kind === 'official');
    const kind = officialOn(
      entry,
      official.map(({ release }) => release),
    );
    if (kind === 'whole') held.push(...official.map(({ release }) => release));
    if (kind === 'whole') whole.add(day);
    else whole.delete(day);
    if (kind === 'others')
      faults.push({
        where: [...new Set(official.map(({ where }) => where))].join(', '),
        what: `has other releases of official accounts of ${day} than the ${entry.officialReleases.count} that the log names`,
      });
  }
  const others = releases.size - held.length;
  return {
    faults,
    releases: { held, elsewhere, whole, areGiven: releases.size > 0 },
    said: faults.length > 0 ? [] : [...saidOf(held.length, others), ...empty.map(saidOfNone)],
  };
};
