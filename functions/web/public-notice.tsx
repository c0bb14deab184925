import type { FC } from 'hono/jsx';

import { NOTICE_CHANGES, noticeReference, NOTICES, type NoticeChange } from '../../shared/consent/notice.ts';
import { Purpose, scopesFor } from '../../shared/consent/scope.ts';
import { useFormats, useLanguage, useWords } from './language.tsx';
import { LANGUAGE_NAMES, LANGUAGES } from '../../shared/languages.ts';
import type { SiteBuilder } from './site-parts.ts';
import { NOTICE_PAGE } from './words/catalogues.ts';

/** One purpose as the notice tells it: the words are the notice's own. */
const PurposeSection: FC<{ readonly purpose: Purpose }> = ({ purpose }) => {
  const words = useWords(NOTICE_PAGE);
  const notice = NOTICES[useLanguage()];
  const { title, what, kept, seenBy } = notice.purposes[purpose];
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        <dt>{words.what}</dt>
        <dd>{what}</dd>
        <dt>{words.kept}</dt>
        <dd>{kept}</dd>
        <dt>{words.seenBy}</dt>
        <dd>{seenBy}</dd>
        <dt>{words.scopes}</dt>
        <dd>
          {scopesFor(purpose)
            .map((scope) => notice.scopes[scope])
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
        {`${what[useLanguage()]} `}
        {stillStands === undefined ? words.material : words.wordsAlone}
      </dd>
    </>
  );
};

const NoticePage: FC = () => {
  const words = useWords(NOTICE_PAGE);
  const notice = NOTICES[useLanguage()];
  return (
    <>
      <p class="lead">{words.lead}</p>
      <p>{words.written}</p>
      <dl>
        {LANGUAGES.map((language) => (
          <>
            <dt>{words.version(NOTICES[language].version, LANGUAGE_NAMES[language])}</dt>
            <dd>
              <code>{noticeReference(NOTICES[language]).sha256}</code>
            </dd>
          </>
        ))}
      </dl>
      <h2>{words.general}</h2>
      <ul>
        {notice.general.map((sentence) => (
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
