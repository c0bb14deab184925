import type { SampleCompany } from './sample-company.ts';

/** An account at the sample's social server, a person's or the company's. */
export interface SampleAccount {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly followers: number;
}

/** Everybody who has an account, the company's first. */
export const accountsOf = (sample: Pick<SampleCompany, 'company' | 'people'>): readonly SampleAccount[] => [
  ...sample.company.official.map(({ id, handle, name, followers }) => ({ id, handle, name, followers })),
  ...sample.people.flatMap(({ account, name }) =>
    account === undefined ? [] : [{ ...account, name: account.displayName ?? name }],
  ),
];
