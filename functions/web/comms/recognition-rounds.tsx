import type { FC } from 'hono/jsx';
import * as z from 'zod';

import { oneLine, seenWords } from '../../../shared/feedback/plain-words.ts';
import { formatsIn } from '../../../shared/formats.ts';
import {
  mayBeLast,
  RECOGNITION_LIMITS,
  type RecognitionRound,
  type RoundContent,
} from '../../../shared/recognition/recognition.ts';
import type { RecognitionRounds } from '../../../shared/recognition/recognitions.ts';
import type { Session } from '../../../shared/session/session.ts';
import {
  describing,
  FieldProblem,
  ProblemSummary,
  type FormProblem,
  type RefusedForm,
} from '../form-problems.tsx';
import { useFormats, useWords } from '../language.tsx';
import { FormToken } from '../layout.tsx';
import type { SignedInVisit, SiteBuilder, SiteParts } from '../site-parts.ts';
import { Sure } from '../sure.tsx';
import { TypedMark } from '../typed-before.tsx';
import { RECOGNITION, RECOGNITION_DESK, SITE } from '../words/catalogues.ts';

/** What starting rounds works with. It cannot read who nominated themselves. */
export interface RecognitionDeskParts extends Pick<SiteParts, 'clock' | 'newId'> {
  readonly recognition: RecognitionRounds;
}

interface PageProps {
  readonly session: Session;
  readonly rounds: readonly RecognitionRound[];
  readonly form: string;
  readonly refused: RefusedForm | undefined;
}

const FIELDS = { title: 'text', until: 'date' } as const;

const Room: FC<{ readonly field: 'title' | 'about' }> = ({ field }) => {
  const { upTo } = useWords(SITE);
  const { number } = useFormats();
  return (
    <p id={`${field}-hint`} class="small">
      {upTo(number(RECOGNITION_LIMITS[field]))}
    </p>
  );
};

const StartForm: FC<Omit<PageProps, 'rounds'>> = ({ session, form, refused }) => {
  const words = useWords(RECOGNITION_DESK);
  const said = (name: string): string => refused?.answers.get(name) ?? '';
  return (
    <form method="post" action="/recognition" aria-labelledby="start">
      <h2 id="start">{words.startTitle}</h2>
      <FormToken session={session} />
      <input type="hidden" name="form" value={form} />
      {(['title', 'until'] as const).map((name) => (
        <div>
          <label for={name}>{words.fields[name]}</label>
          {name === 'title' && <Room field={name} />}
          <FieldProblem refused={refused} field={name} />
          <input
            id={name}
            name={name}
            type={FIELDS[name]}
            autocomplete="off"
            value={said(name)}
            {...describing(refused, name, name === 'title' ? 'title-hint' : undefined)}
          />
        </div>
      ))}
      <TypedMark name="title" label={words.fields.title} />
      <label for="about">{words.fields.about}</label>
      <Room field="about" />
      <FieldProblem refused={refused} field="about" />
      <textarea
        id="about"
        name="about"
        rows={4}
        autocomplete="off"
        {...describing(refused, 'about', 'about-hint')}
      >
        {`\n${said('about')}`}
      </textarea>
      <TypedMark name="about" label={words.fields.about} />
      <p>
        <button type="submit">{words.start}</button>
      </p>
    </form>
  );
};

const Page: FC<PageProps> = ({ rounds, ...rest }) => {
  const words = useWords(RECOGNITION);
  const desk = useWords(RECOGNITION_DESK);
  const { day } = useFormats();
  return (
    <>
      <ProblemSummary refused={rest.refused} />
      <p class="lead">{desk.lead}</p>
      {rounds.length === 0 && <p>{words.none}</p>}
      {rounds.map((round) => (
        <>
          <h2>{round.title}</h2>
          <p class="said">{round.about}</p>
          <p class="small">{words.until(day(round.until))}</p>
          <Sure
            session={rest.session}
            action={`/recognition/${round.id}/end`}
            label={desk.end(round.title)}
            tells={desk.endTells}
          />
        </>
      ))}
      <StartForm {...rest} />
    </>
  );
};

const show = async (
  visit: SignedInVisit,
  { recognition, newId }: RecognitionDeskParts,
  again?: { readonly problems: readonly FormProblem[]; readonly form: string },
): Promise<Response> => {
  const refused = again && { problems: again.problems, answers: visit.form() };
  const rounds = await recognition.list();
  return visit.page(
    visit.words(RECOGNITION).title,
    <Page session={visit.session} rounds={rounds} form={again?.form ?? newId()} refused={refused} />,
    again === undefined ? 200 : 400,
  );
};

/** A round as a form has it, or what does not fit. */
const readRound = (
  visit: SignedInVisit,
  now: Date,
): { readonly content: RoundContent; readonly problems: readonly FormProblem[] } => {
  const { problems } = visit.words(RECOGNITION_DESK);
  const { number } = formatsIn(visit.language);
  const form = visit.form();
  const title = oneLine(form.get('title') ?? '', RECOGNITION_LIMITS.title);
  const typed = form.get('about') ?? '';
  const about = typed.length > 4 * RECOGNITION_LIMITS.about ? typed : seenWords(typed);
  const until = form.get('until') ?? '';
  const isLong = (text: string, most: number): boolean => text === '' || text.length > most;
  return {
    content: { title, about, until },
    problems: [
      ...(isLong(title, RECOGNITION_LIMITS.title)
        ? [{ field: 'title', message: problems.title(number(RECOGNITION_LIMITS.title)) }]
        : []),
      ...(mayBeLast(until, now)
        ? []
        : [{ field: 'until', message: problems.until(number(RECOGNITION_LIMITS.days)) }]),
      ...(isLong(about, RECOGNITION_LIMITS.about)
        ? [{ field: 'about', message: problems.about(number(RECOGNITION_LIMITS.about)) }]
        : []),
    ],
  };
};

/** Where comms starts rounds of recognition and ends them. It sees no nomination but as staff see it. */
export const addRecognitionDesk = (site: SiteBuilder, parts: RecognitionDeskParts): void => {
  const { recognition, clock, newId } = parts;
  site.guarded('GET /recognition', (visit) => show(visit, parts));
  site.guarded('POST /recognition', async (visit) => {
    const form = z.uuid().safeParse(visit.form().get('form')).data ?? newId();
    const { content, problems } = readRound(visit, clock.now());
    if (problems.length > 0) return show(visit, parts, { problems, form });
    if ((await recognition.start(form, content)) === 'started')
      return visit.context.redirect('/recognition', 303);
    const message = visit.words(RECOGNITION_DESK).problems.tooMany;
    return show(visit, parts, { problems: [{ message }], form });
  });
  site.guarded('POST /recognition/:round/end', async ({ context }) => {
    await recognition.end(context.req.param('round') ?? '');
    return context.redirect('/recognition', 303);
  });
};
