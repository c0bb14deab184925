import type { Contact } from '../../shared/names.ts';

/** Whom the policy names at the stages of tests. */
export const EXAMPLE_CONTACTS: Readonly<Record<Contact, string>> = {
  posts: 'the comms team',
  security: 'the security team',
  worksCouncil: 'the works council',
  dataProtection: 'the data protection officer',
  support: 'somebody who listens',
  complaints: 'the works council',
  confidential: 'the ombudsperson',
};
