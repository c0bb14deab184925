import { journalOf } from '../../infra/local/sample/journal.ts';
import type { SampleCompany } from '../../infra/local/sample/sample-company.ts';

/** The first days of the sample company, with some of those who join early on and all they post. */
export const smallCompany = (
  sample: SampleCompany,
  { people: wanted, days }: { readonly people: number; readonly days: number },
): SampleCompany => {
  const early = new Set(
    journalOf(sample)
      .filter((action) => action.do === 'choose' && action.day <= 2)
      .map(({ person }) => person),
  );
  const people = sample.people.filter(({ key }) => early.has(key)).slice(0, wanted);
  const accounts = new Set(people.flatMap(({ account }) => account?.id ?? []));
  return {
    ...sample,
    company: { ...sample.company, days, official: [] },
    people: people.map((person) => ({
      ...person,
      decisions: person.decisions.filter(({ day }) => day < days),
    })),
    posts: sample.posts.filter(({ author }) => accounts.has(author)),
  };
};
