import type { FC } from 'hono/jsx';

import { NOTICE, NOTICE_CHANGES, noticeReference, type NoticeChange } from '../../shared/consent/notice.ts';
import { Purpose, scopesFor } from '../../shared/consent/scope.ts';
import { useFormats, useLanguage, useWords } from './language.tsx';
import { LANGUAGE_NAMES, languageNamed } from './languages.ts';
import type { SiteBuilder } from './site-parts.ts';
import { NOTICE_PAGE } from './words/catalogues.ts';

/** One purpose as the notice tells it: the words are the notice's own, in its own language. */
const PurposeSection: FC<{ readonly purpose: Purpose }> = ({ purpose }) => {
  const words = useWords(NOTICE_PAGE);
  const { title, what, kept, seenBy } = NOTICE.purposes[purpose];
  return (
    <section>
      <h3 lang={NOTICE.language}>{title}</h3>
      <dl>
        <dt>{words.what}</dt>
        <dd lang={NOTICE.language}>{what}</dd>
        <dt>{words.kept}</dt>
        <dd lang={NOTICE.language}>{kept}</dd>
        <dt>{words.seenBy}</dt>
        <dd lang={NOTICE.language}>{seenBy}</dd>
        <dt>{words.scopes}</dt>
        <dd lang={NOTICE.language}>
          {scopesFor(purpose)
            .map((scope) => NOTICE.scopes[scope])
            .join('; ')}
        </dd>
      </dl>
    </section>
  );
};

const Change: FC<{ readonly change: NoticeChange }> = ({ change }) => {
  const words = useWords(NOTICE_PAGE);
  const { day } = useFormats();
  const { version, on, what, stillStands } = change;
  return (
    <>
      <dt>{words.changed(version, day(on))}</dt>
      <dd>
        <span lang={NOTICE.language}>{what}</span>{' '}
        {stillStands === undefined ? words.material : words.wordsAlone}
      </dd>
    </>
  );
};

const NoticePage: FC = () => {
  const words = useWords(NOTICE_PAGE);
  const { version, language, sha256 } = noticeReference(NOTICE);
  const isAnother = language !== useLanguage();
  const known = languageNamed(language);
  return (
    <>
      <p class="lead">{words.lead}</p>
      {isAnother && <p>{words.written(known === undefined ? language : LANGUAGE_NAMES[known])}</p>}
      <p>
        {words.version(version)} <code>{sha256}</code>
      </p>
      <h2>{words.general}</h2>
      <ul lang={language}>
        {NOTICE.general.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
      <h2>{words.purposes}</h2>
      {Purpose.options.map((purpose) => (
        <PurposeSection purpose={purpose} />
      ))}
      <h2>{words.changes}</h2>
      <dl>
        {NOTICE_CHANGES.map((change) => (
          <Change change={change} />
        ))}
      </dl>
    </>
  );
};

/** The notice in force, for whoever wants to read it before, without or long after taking part. */
export const addNotice = (site: SiteBuilder): void =>
  site.open('GET /notice', ({ page, words }) => page(words(NOTICE_PAGE).title, <NoticePage />));
