import * as z from 'zod';

import { hashOf } from '../../shared/canonical-json.ts';
import { isReleaseIntact } from '../../shared/disclosure/publish.ts';
import { Release } from '../../shared/disclosure/release.ts';
import type { DayEntry } from '../../shared/transparency/day-entry.ts';
import type { LogFault } from '../../shared/transparency/verify-log.ts';
import type { HeldReleases } from './part-answer.ts';

/** One release, or a list of them, as they are downloaded. */
const ReleaseFile = z.union([Release.transform((one) => [one]), z.array(Release)]);

const releasesIn = (text: string): readonly Release[] | undefined => {
  try {
    return ReleaseFile.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

const dayOf = ({ publishedAt }: Release): string => publishedAt.slice(0, 10);

interface Found {
  readonly faults: readonly LogFault[];
  readonly releases: ReadonlyMap<string, { readonly where: string; readonly release: Release }>;
}

/** Each release once, by its hash, in whatever files it lies. */
const read = (files: readonly (readonly [name: string, text: string])[]): Found => {
  const faults: LogFault[] = [];
  const releases = new Map<string, { where: string; release: Release }>();
  for (const [where, text] of files) {
    const found = releasesIn(text);
    if (found === undefined) faults.push({ where, what: 'is no release, nor a list of them' });
    for (const release of found ?? [])
      if (isReleaseIntact(release)) releases.set(release.sha256, { where, release });
      else faults.push({ where, what: `${release.id} does not have the hash it says: it was changed` });
  }
  return { faults, releases };
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

/**
 * Holds releases to the days on which they were published: those about people one by one, those of official accounts by the
 * day. What is from before the log begins nobody can hold to it.
 */
export const heldReleases = (
  days: readonly DayEntry[],
  files: readonly (readonly [name: string, text: string])[],
): HeldAnswer => {
  const { faults: unread, releases } = read(files);
  const faults: LogFault[] = [...unread];
  const entries = new Map(days.map((entry) => [String(entry.day), entry]));
  const begins = days[0]?.day ?? '';
  const held: Release[] = [];
  const whole = new Set(
    days.filter((entry) => officialOn(entry, []) === 'whole').map(({ day }) => String(day)),
  );
  for (const [day, published] of Map.groupBy(releases.values(), ({ release }) => dayOf(release))) {
    const entry = entries.get(day);
    if (entry === undefined) {
      if (day < begins) held.push(...published.map(({ release }) => release));
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
  const named = held.filter((release) => dayOf(release) >= begins).length;
  return {
    faults,
    releases: { held, whole, areGiven: releases.size > 0 },
    said: faults.length > 0 ? [] : saidOf(named, releases.size - named),
  };
};
