import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { expandMarkers, unknownMarkers } from './fake-secrets.ts';
import { readJsonFile, readJsonLines, type Sourced } from './parse-lines.ts';
import { CompanyFile, Person, PostLine, type Truth } from './sample-files.ts';
import type { SamplePost } from './timeline.ts';

const MILLISECONDS_PER_MINUTE = 60_000;
const MINUTES_PER_DAY = 1440;

/** What makes a post the company's business, as the pipeline's configuration wants it: all lower case. */
export interface SampleCampaign {
  readonly tags: readonly string[];
  readonly mentions: readonly string[];
  readonly domains: readonly string[];
}

/** A company term with its embargo as a calendar day. */
export interface SampleTerm {
  readonly term: string;
  readonly aliases: readonly string[];
  readonly category: 'codename' | 'client' | 'product';
  readonly severity: 'low' | 'medium' | 'high' | 'critical';
  readonly exceptions: readonly string[];
  readonly freeFrom: string | undefined;
}

/** A text with the name of its file. */
export interface SampleDocument {
  readonly name: string;
  readonly text: string;
}

/** The invented company with its people, posts and, kept apart, what the writers meant by them. */
export interface SampleCompany {
  readonly company: CompanyFile;
  readonly campaign: SampleCampaign;
  readonly terms: readonly SampleTerm[];
  /** What nobody outside should read a passage of, and what everybody may. */
  readonly documents: {
    readonly confidential: readonly SampleDocument[];
    readonly public: readonly SampleDocument[];
  };
  readonly people: readonly Person[];
  /** Oldest first. */
  readonly posts: readonly SamplePost[];
  readonly truths: ReadonlyMap<string, Truth>;
  /** The moment `minute` minutes into a day of the story; day 0 is the first, `company.days - 1` is the end date. */
  readonly moment: (day: number, minute?: number) => Date;
}

/** The files this project ships. */
export const SAMPLE_DIRECTORY = import.meta.dirname;

const momentsEndingOn =
  (endsOn: string, days: number): SampleCompany['moment'] =>
  (day, minute = 0) => {
    const end = Date.parse(`${endsOn}T00:00:00.000Z`);
    return new Date(end + ((day - days + 1) * MINUTES_PER_DAY + minute) * MILLISECONDS_PER_MINUTE);
  };

const readDocuments = (directory: string): readonly SampleDocument[] =>
  (existsSync(directory) ? readdirSync(directory) : [])
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({ name, text: readFileSync(join(directory, name), 'utf8') }));

const toPost = (line: PostLine, moment: SampleCompany['moment']): SamplePost => ({
  id: line.id,
  author: line.author,
  at: moment(line.day, line.minute),
  text: expandMarkers(line.text),
  language: line.language,
  visibility: line.visibility,
  replyTo: line.replyTo,
  boosts: line.boosts,
  final: line.final,
  growth: line.growth,
  edit: line.edit && { at: moment(line.edit.day, line.edit.minute), text: expandMarkers(line.edit.text) },
  deletedAt: line.deleted && moment(line.deleted.day, line.deleted.minute),
});

const toTruth = (truth: Truth): Truth => ({
  ...truth,
  leaks: truth.leaks.map((leak) => ({ ...leak, evidence: expandMarkers(leak.evidence) })),
});

const refuseRepeats = <T>(items: readonly Sourced<T>[], keyOf: (value: T) => string | undefined): void => {
  const seen = new Set<string>();
  for (const { value, complain } of items) {
    const key = keyOf(value);
    if (key === undefined) continue;
    if (seen.has(key)) throw complain([], `${key} is there twice`);
    seen.add(key);
  }
};

const minuteOf = (when: { day: number; minute: number }): number => when.day * MINUTES_PER_DAY + when.minute;

const checkPost = (
  { value: post, complain }: Sourced<PostLine>,
  known: { accounts: Set<string>; posts: Set<string> },
): void => {
  if (!known.accounts.has(post.author)) throw complain(['author'], `no account ${post.author}`);
  for (const key of ['replyTo', 'boosts'] as const) {
    const other = post[key];
    if (other !== undefined && !known.posts.has(other)) throw complain([key], `no post ${other}`);
  }
  if (post.edit !== undefined && minuteOf(post.edit) <= minuteOf(post))
    throw complain(['edit'], 'edited before it was posted');
  if (post.deleted !== undefined && minuteOf(post.deleted) <= minuteOf(post))
    throw complain(['deleted'], 'deleted before it was posted');
  const words = `${post.text} ${post.edit?.text ?? ''}`;
  for (const name of unknownMarkers(words)) throw complain(['text'], `no marker {{${name}}}`);
  for (const [index, leak] of post.truth.leaks.entries()) {
    if (!words.includes(leak.evidence))
      throw complain(['truth', 'leaks', index, 'evidence'], 'is not in the text');
  }
};

const checkDecisions = ({ value: person, complain }: Sourced<Person>): void => {
  if (person.decisions.length > 0 && person.account === undefined)
    throw complain(['decisions'], 'decides without an account');
  for (const [index, decision] of person.decisions.entries()) {
    const before = person.decisions[index - 1];
    if (before !== undefined && before.day >= decision.day)
      throw complain(['decisions', index, 'day'], 'not after the one before');
  }
};

const readPosts = (directory: string): readonly Sourced<PostLine>[] =>
  readdirSync(join(directory, 'posts'))
    .filter((name) => name.endsWith('.jsonl'))
    .toSorted()
    .flatMap((name) => readJsonLines(join(directory, 'posts', name), PostLine));

const PeopleFile = z.array(Person);

const readPeople = (file: string): readonly Sourced<Person>[] => {
  const { value, complain } = readJsonFile(file, PeopleFile);
  return value.map((person, index) => ({
    value: person,
    complain: (path, problem) => complain([index, ...path], problem),
  }));
};

/** Company and people alone, which is all that generating posts needs. @throws SampleFileError */
export const loadCast = (directory: string): { company: CompanyFile; people: readonly Person[] } => {
  const company = readJsonFile(join(directory, 'company.json'), CompanyFile).value;
  const people = readPeople(join(directory, 'people.json'));
  refuseRepeats(people, (person) => person.key);
  refuseRepeats(people, (person) => person.account?.id);
  refuseRepeats(people, (person) => person.account?.handle);
  for (const person of people) checkDecisions(person);
  for (const { value, complain } of people) {
    if (!company.teams.includes(value.team)) throw complain(['team'], `no team ${value.team}`);
  }
  return { company, people: people.map((person) => person.value) };
};

/**
 * The sample company from its files, with all days counted back from `endsOn` (`YYYY-MM-DD`, the story's last day).
 *
 * @throws SampleFileError for the first thing that is wrong, naming file, line and path.
 */
export const loadSampleCompany = ({
  directory,
  endsOn,
}: {
  directory: string;
  endsOn: string;
}): SampleCompany => {
  const { company, people } = loadCast(directory);
  const lines = readPosts(directory);
  refuseRepeats(lines, (post) => post.id);
  const accounts = new Set([
    ...people.flatMap((person) => person.account?.id ?? []),
    ...company.official.map((one) => one.id),
  ]);
  const known = { accounts, posts: new Set(lines.map((line) => line.value.id)) };
  for (const line of lines) checkPost(line, known);
  const moment = momentsEndingOn(endsOn, company.days);
  return {
    company,
    campaign: {
      tags: company.campaignTags.map((tag) => tag.toLowerCase()),
      mentions: company.mentions,
      domains: company.domains,
    },
    terms: company.terms.map(({ freeFromDay, ...term }) => ({
      ...term,
      freeFrom: freeFromDay === undefined ? undefined : moment(freeFromDay).toISOString().slice(0, 10),
    })),
    documents: {
      confidential: readDocuments(join(directory, 'documents')),
      public: readDocuments(join(directory, 'documents', 'public')),
    },
    people,
    posts: lines
      .map((line) => toPost(line.value, moment))
      .toSorted((a, b) => a.at.getTime() - b.at.getTime()),
    truths: new Map(lines.map((line) => [line.value.id, toTruth(line.value.truth)])),
    moment,
  };
};
