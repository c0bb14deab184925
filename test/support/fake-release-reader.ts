import { releasePartition } from '../../shared/disclosure/release-items.ts';
import type { ReleaseReader, ReleaseSubject } from '../../shared/disclosure/release-reader.ts';
import type { Release } from '../../shared/disclosure/release.ts';

/** Releases in memory, with the port's promises; it counts the releases it gave away. */
export class FakeReleaseReader implements ReleaseReader {
  readonly #releases: readonly Release[];
  given = 0;

  constructor(releases: readonly Release[] = []) {
    this.#releases = [...releases].sort((one, other) => one.from.localeCompare(other.from));
  }

  #of(subject: ReleaseSubject, period: Release['period']): readonly Release[] {
    const partition = releasePartition(subject);
    return this.#releases.filter(
      (release) => release.period === period && releasePartition(release.subject) === partition,
    );
  }

  #give<Given extends readonly Release[]>(releases: Given): Promise<Given> {
    this.given += releases.length;
    return Promise.resolve(releases);
  }

  readonly list: ReleaseReader['list'] = (subject, period, limit) =>
    this.#give(this.#of(subject, period).toReversed().slice(0, limit));

  readonly between: ReleaseReader['between'] = (subject, period, { from, to }) =>
    this.#give(this.#of(subject, period).filter((release) => release.from >= from && release.from < to));

  readonly find: ReleaseReader['find'] = (subject, id) =>
    Promise.resolve(
      this.#releases.find(
        (release) => release.id === id && releasePartition(release.subject) === releasePartition(subject),
      ),
    );
}
