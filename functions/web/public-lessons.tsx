import type { FC } from 'hono/jsx';

import { ServiceError } from '../../shared/errors.ts';
import { useWords } from './language.tsx';
import type { SiteBuilder } from './site-parts.ts';
import { LESSONS } from './words/catalogues.ts';

type All = (typeof LESSONS)['en']['all'];
type Lesson = All[keyof All];

const LessonList: FC = () => {
  const words = useWords(LESSONS);
  return (
    <>
      <p class="lead">{words.lead}</p>
      <p>{words.nothingStored}</p>
      <ul>
        {Object.entries(words.all).map(([id, { title, about }]) => (
          <li>
            <a href={`/lessons/${id}`}>{title}</a>: {about}
          </li>
        ))}
      </ul>
    </>
  );
};

/** One case: what happened, and what one could do. An answer opens in the browser and sends nothing. */
const Case: FC<{ readonly one: Lesson['cases'][number]; readonly number: number }> = ({ one, number }) => {
  const words = useWords(LESSONS);
  return (
    <section>
      <h2>{words.caseNumber(number)}</h2>
      <p>{one.story}</p>
      <p>
        <strong>{one.question}</strong>
      </p>
      {one.answers.map(({ text, isRight, because }) => (
        <details class="answer">
          <summary>{text}</summary>
          <p>
            <strong>{isRight ? words.right : words.wrong}</strong> {because}
          </p>
        </details>
      ))}
    </section>
  );
};

const LessonPage: FC<{ readonly lesson: Lesson }> = ({ lesson }) => {
  const words = useWords(LESSONS);
  return (
    <>
      <p class="lead">{lesson.about}</p>
      <p>{words.openAnAnswer}</p>
      {lesson.cases.map((one, index) => (
        <Case one={one} number={index + 1} />
      ))}
      <h2>{words.remember}</h2>
      <p>{lesson.remember}</p>
      <p>
        <a href="/lessons">{words.others}</a> · <a href="/policy">{words.policy}</a>
      </p>
    </>
  );
};

/** Short lessons from cases. Nobody is scored: no answer reaches this site, so there is nothing to store. */
export const addLessons = (site: SiteBuilder): void => {
  site.open('GET /lessons', ({ page, words }) => page(words(LESSONS).title, <LessonList />));
  site.open('GET /lessons/:lesson', ({ context, page, words }) => {
    const lesson = new Map<string, Lesson>(Object.entries(words(LESSONS).all)).get(
      context.req.param('lesson') ?? '',
    );
    if (lesson === undefined) throw new ServiceError('not-found', 'there is no such lesson');
    return page(lesson.title, <LessonPage lesson={lesson} />);
  });
};
