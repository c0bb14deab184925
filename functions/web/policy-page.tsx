import type { FC } from 'hono/jsx';

import { CONTACTS, type Contact } from '../../shared/names.ts';
import {
  policyHash,
  policyIn,
  type PolicyChange,
  type PolicyText,
  type SocialMediaPolicy,
} from '../../shared/policy/policy.ts';
import { useFormats, useLanguage, useWords } from './language.tsx';
import { Table } from './layout.tsx';
import { DRAFTING, POLICY, POLICY_PAGE } from './words/catalogues.ts';

/** Whom the policy names, as a stage sets them. */
export type PolicyContacts = Readonly<Record<Contact, string>>;

const Paragraphs: FC<{ readonly lines: readonly string[] }> = ({ lines }) => (
  <>
    {lines.map((line) => (
      <p>{line}</p>
    ))}
  </>
);

const Points: FC<{ readonly lines: readonly string[] }> = ({ lines }) => (
  <ul>
    {lines.map((line) => (
      <li>{line}</li>
    ))}
  </ul>
);

const Examples: FC<{ readonly title: string; readonly examples: PolicyText['fine'] }> = ({
  title,
  examples,
}) => (
  <>
    <h3>{title}</h3>
    {examples.map(({ post, why }) => (
      <figure class="example">
        <blockquote>{post}</blockquote>
        <figcaption>{why}</figcaption>
      </figure>
    ))}
  </>
);

/** The policy's own words, in the language it is in. */
const Body: FC<{ readonly text: PolicyText }> = ({ text }) => {
  const words = useWords(POLICY_PAGE);
  return (
    <>
      <Paragraphs lines={text.purpose} />
      <h2>{words.appliesTo}</h2>
      <Paragraphs lines={text.appliesTo} />
      <h2>{words.do}</h2>
      <Points lines={text.do} />
      <h2>{words.dont}</h2>
      <Points lines={text.dont} />
      <h2>{words.examples}</h2>
      <Examples title={words.fine} examples={text.fine} />
      <Examples title={words.notFine} examples={text.notFine} />
      <h2 id="backlash">{words.backlash}</h2>
      <Paragraphs lines={text.backlash} />
      <h2 id="consequences">{words.consequences}</h2>
      <Paragraphs lines={text.consequences} />
      <Table caption={words.investigation}>
        {text.investigation.map(({ by, what }) => (
          <tr>
            <th scope="row">{by}</th>
            <td>{what}</td>
          </tr>
        ))}
      </Table>
      <h2 id="complaints">{words.complaints}</h2>
      <Paragraphs lines={text.complaints} />
      <h2 id="questions">{words.questions}</h2>
      {text.questions.map(({ question, answer }) => (
        <details>
          <summary>{question}</summary>
          <p>{answer}</p>
        </details>
      ))}
    </>
  );
};

const Contacts: FC<{ readonly contacts: PolicyContacts }> = ({ contacts }) => {
  const words = useWords(POLICY_PAGE);
  return (
    <>
      <h2 id="contacts">{words.contacts}</h2>
      <dl>
        {CONTACTS.map((contact) => (
          <>
            <dt>{words.contactNames[contact]}</dt>
            <dd>{contacts[contact]}</dd>
            {contact === 'confidential' && (
              <dd>
                <a href="/concern">{words.reportConcern}</a>
              </dd>
            )}
          </>
        ))}
      </dl>
    </>
  );
};

/** What changed, version by version, in the reader's language where the policy speaks it. */
export const PolicyChanges: FC<{ readonly changes: readonly PolicyChange[] }> = ({ changes }) => {
  const words = useWords(POLICY);
  const { day } = useFormats();
  const spoken = useLanguage();
  return (
    <dl>
      {changes.map(({ version, on, what }) => {
        const [language, said] =
          Object.entries(what).find(([name]) => name === spoken) ?? Object.entries(what)[0] ?? [];
        return (
          <>
            <dt>{words.changed(version, day(on))}</dt>
            <dd lang={language}>{said}</dd>
          </>
        );
      })}
    </dl>
  );
};

/** Which version it is, since when, and when it is looked at again. */
export const PolicyVersion: FC<{ readonly policy: SocialMediaPolicy }> = ({ policy }) => {
  const words = useWords(POLICY);
  const { day } = useFormats();
  return (
    <p class="small">
      {words.version(policy.version, { since: day(policy.inForceSince), review: day(policy.reviewOn) })}{' '}
      SHA-256 <code>{policyHash(policy)}</code>
    </p>
  );
};

/** The whole policy: its words, whom to turn to, and what changed. */
export const PolicyPage: FC<{
  readonly policy: SocialMediaPolicy;
  readonly contacts: PolicyContacts;
  readonly participantSite: string;
}> = ({ policy, contacts, participantSite }) => {
  const words = { ...useWords(POLICY), ...useWords(POLICY_PAGE) };
  const drafting = useWords(DRAFTING);
  const shown = policyIn(policy, useLanguage());
  return (
    <>
      <PolicyVersion policy={policy} />
      <p>
        <a href="/policy/may-i-share">{words.shareTitle}</a> · <a href="#contacts">{words.contacts}</a> ·{' '}
        <a href={`${participantSite}/policy`}>{words.acknowledgeLink}</a> ·{' '}
        <a href="/drafting">{drafting.fromPolicy}</a>
      </p>
      {shown !== undefined && (
        <div lang={shown.language}>
          <Body text={shown.text} />
        </div>
      )}
      <Contacts contacts={contacts} />
      <h2>{words.changes}</h2>
      <PolicyChanges changes={policy.changes} />
    </>
  );
};
