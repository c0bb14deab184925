import type { FC } from 'hono/jsx';

import { policyIn, type SocialMediaPolicy } from '../../shared/policy/policy.ts';
import { lettersOf, walk, type Walk } from '../../shared/policy/share-tree.ts';
import { useLanguage, useWords } from './language.tsx';
import { POLICY_PAGE } from './words/catalogues.ts';

type Texts = Readonly<Record<string, { readonly says: string; readonly because: string }>>;

const hrefOf = (answers: string): string =>
  answers === '' ? '/policy/may-i-share' : `/policy/may-i-share?a=${answers}`;

const Passed: FC<{
  readonly way: Walk;
  readonly texts: Texts;
  readonly language: string | undefined;
}> = ({ way, texts, language }) => {
  const words = useWords(POLICY_PAGE);
  return (
    <ol class="passed">
      {way.passed.map(({ question, answer }, index) => (
        <li>
          <span lang={language}>{texts[question]?.says}</span> <strong>{words[answer]}</strong>{' '}
          <a
            href={hrefOf(lettersOf(way.passed.slice(0, index)))}
            aria-label={words.changeAnswer(texts[question]?.says ?? '')}
          >
            {words.change}
          </a>
        </li>
      ))}
    </ol>
  );
};

/** One question a page; each answer is a link, and the address says what was answered so far. */
export const SharePage: FC<{ readonly policy: SocialMediaPolicy; readonly answers: string }> = ({
  policy,
  answers,
}) => {
  const words = useWords(POLICY_PAGE);
  const shown = policyIn(policy, useLanguage());
  const way = walk(policy.share, answers);
  const texts = shown?.text.share ?? {};
  const here = texts[way.at];
  const letters = lettersOf(way.passed);
  return (
    <>
      <p>{words.shareLead}</p>
      {way.passed.length > 0 && <Passed way={way} texts={texts} language={shown?.language} />}
      <section class={way.verdict === undefined ? 'ask' : `verdict ${way.verdict}`}>
        {way.verdict !== undefined && <p class="small">{words.verdicts[way.verdict]}</p>}
        <h2 lang={shown?.language}>{here?.says}</h2>
        <p lang={shown?.language}>{here?.because}</p>
        {way.verdict === undefined ? (
          <p class="answers">
            <a class="button" href={hrefOf(`${letters}y`)}>
              {words.yes}
            </a>{' '}
            <a class="button" href={hrefOf(`${letters}n`)}>
              {words.no}
            </a>
          </p>
        ) : (
          <p>
            <a href={hrefOf('')}>{words.startAgain}</a> · <a href="/policy#contacts">{words.askSomebody}</a>
          </p>
        )}
      </section>
      <p class="small">{words.notStored}</p>
    </>
  );
};
