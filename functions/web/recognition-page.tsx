import type { FC } from 'hono/jsx';
import * as z from 'zod';

import { ServiceError } from '../../shared/errors.ts';
import { oneLine } from '../../shared/feedback/plain-words.ts';
import { formatsIn } from '../../shared/formats.ts';
import {
  RECOGNITION_LIMITS,
  type Nomination,
  type RecognitionRound,
  type ShownNomination,
} from '../../shared/recognition/recognition.ts';
import type { Nominations, OwnNominations } from '../../shared/recognition/recognitions.ts';
import type { Session } from '../../shared/session/session.ts';
import {
  describing,
  FieldProblem,
  ProblemSummary,
  type FormProblem,
  type RefusedForm,
} from './form-problems.tsx';
import { useFormats, useWords } from './language.tsx';
import { FormToken } from './layout.tsx';
import { participantIn } from './participant-session.ts';
import type { SignedInVisit, SiteBuilder } from './site-parts.ts';
import { Sure } from './sure.tsx';
import { KeptTexts, TypedMark } from './typed-before.tsx';
import { RECOGNITION } from './words/catalogues.ts';

/** What nominating oneself works with. */
export interface RecognitionParts {
  readonly nominations: Nominations & OwnNominations;
}

interface RoundProps {
  readonly session: Session;
  readonly round: RecognitionRound;
  readonly shown: readonly ShownNomination[];
  readonly own: Nomination | undefined;
  readonly refused: RefusedForm | undefined;
}

const Field: FC<{
  readonly id: string;
  readonly name: 'name' | 'says';
  readonly hint: string;
  readonly was: string | undefined;
  readonly refused: RefusedForm | undefined;
}> = ({ id, name, hint, was, refused }) => {
  const words = useWords(RECOGNITION);
  return (
    <>
      <label for={id}>{words.fields[name]}</label>
      <p id={`${id}-hint`} class="small">
        {hint}
      </p>
      <FieldProblem refused={refused} field={id} />
      <input
        id={id}
        name={name}
        type="text"
        autocomplete="off"
        value={refused?.answers.get(name) ?? was ?? ''}
        {...describing(refused, id, `${id}-hint`)}
      />
      <TypedMark name={name} label={words.fields[name]} was={was} answers={refused?.answers} />
    </>
  );
};

const Nominate: FC<RoundProps> = ({ session, round, own, refused }) => {
  const words = useWords(RECOGNITION);
  const { number } = useFormats();
  const here = `/recognition/${round.id}`;
  return (
    <>
      <form method="post" action={here} aria-labelledby={`own-${round.id} round-${round.id}`}>
        <h3 id={`own-${round.id}`}>{own === undefined ? words.nominateTitle : words.yours}</h3>
        <FormToken session={session} />
        <Field
          id={`name-${round.id}`}
          name="name"
          hint={words.nameHint(number(RECOGNITION_LIMITS.name))}
          was={own?.name}
          refused={refused}
        />
        <Field
          id={`says-${round.id}`}
          name="says"
          hint={words.saysHint(number(RECOGNITION_LIMITS.says))}
          was={own?.says}
          refused={refused}
        />
        <p class="note">{words.tells}</p>
        <button type="submit">{own === undefined ? words.nominate : words.change}</button>
      </form>
      {own !== undefined && (
        <Sure
          session={session}
          action={`${here}/withdraw`}
          label={words.withdraw(round.title)}
          tells={words.withdrawTells}
        />
      )}
    </>
  );
};

const Round: FC<RoundProps> = (props) => {
  const { round, shown } = props;
  const words = useWords(RECOGNITION);
  const { day } = useFormats();
  return (
    <>
      <h2 id={`round-${round.id}`}>{round.title}</h2>
      <p class="said">{round.about}</p>
      <p class="small">{words.until(day(round.until))}</p>
      {shown.length === 0 ? (
        <p>{words.nobody}</p>
      ) : (
        <>
          <p class="small">{words.shuffled}</p>
          <ul class="said">
            {shown.map(({ name, says }) => (
              <li>
                <strong>{name}</strong>: {says}
              </li>
            ))}
          </ul>
        </>
      )}
      <Nominate {...props} />
    </>
  );
};

interface Again {
  /** The round whose form is shown with what was typed; without one, it is over. */
  readonly round?: string;
  readonly problems: readonly FormProblem[];
}

const show = async (
  visit: SignedInVisit,
  { nominations }: RecognitionParts,
  again?: Again,
): Promise<Response> => {
  const words = visit.words(RECOGNITION);
  const rounds = await nominations.rounds();
  const own = await nominations.ownOf(participantIn(visit));
  const listed = await Promise.all(
    rounds.map(async (round) => ({ round, shown: await nominations.shown(round) })),
  );
  const refused = again && { problems: again.problems, answers: visit.form() };
  const overOrWrong = again?.round === undefined ? 409 : 400;
  const status = again === undefined ? 200 : overOrWrong;
  return visit.page(
    words.title,
    <>
      <ProblemSummary refused={refused} />
      {refused !== undefined && again?.round === undefined && (
        <KeptTexts
          texts={(['name', 'says'] as const).map((field) => ({
            label: words.fields[field],
            text: refused.answers.get(field) ?? '',
          }))}
        />
      )}
      <p class="lead">{words.lead}</p>
      <ul>
        {words.promises.map((promise) => (
          <li>{promise}</li>
        ))}
      </ul>
      {rounds.length === 0 && <p>{words.none}</p>}
      {listed.map(({ round, shown }) => (
        <Round
          session={visit.session}
          round={round}
          shown={shown}
          own={own.find((one) => one.round === round.id)}
          refused={again?.round === round.id ? refused : undefined}
        />
      ))}
    </>,
    status,
  );
};

/** The round that an address names, whether it still runs or not. @throws ServiceError `not-found` */
const roundIn = ({ context }: SignedInVisit): string => {
  const asked = z.uuid().toLowerCase().safeParse(context.req.param('round'));
  if (!asked.success) throw new ServiceError('not-found', 'this names no round');
  return asked.data;
};

const nominate = async (visit: SignedInVisit, parts: RecognitionParts): Promise<Response> => {
  const round = roundIn(visit);
  const { problems } = visit.words(RECOGNITION);
  const { number } = formatsIn(visit.language);
  const [name, says] = (['name', 'says'] as const).map((field) =>
    oneLine(visit.form().get(field) ?? '', RECOGNITION_LIMITS[field]),
  );
  const wrong = (['name', 'says'] as const).flatMap((field): readonly FormProblem[] => {
    const typed = (field === 'name' ? name : says) ?? '';
    const most = RECOGNITION_LIMITS[field];
    const isFine = typed !== '' && typed.length <= most;
    return isFine ? [] : [{ field: `${field}-${round}`, message: problems[field](number(most)) }];
  });
  const isRunning = (await parts.nominations.rounds()).some(({ id }) => id === round);
  if (isRunning && wrong.length > 0) return show(visit, parts, { round, problems: wrong });
  const what = { name: name ?? '', says: says ?? '' };
  const isTaken =
    isRunning && (await parts.nominations.nominate(participantIn(visit), round, what)) === 'nominated';
  if (!isTaken) return show(visit, parts, { problems: [{ message: problems.over }] });
  return visit.context.redirect('/recognition', 303);
};

/** Where staff nominate themselves, and nobody else, and see who did. */
export const addRecognition = (site: SiteBuilder, parts: RecognitionParts): void => {
  site.guarded('GET /recognition', (visit) => show(visit, parts));
  site.guarded('POST /recognition/:round', (visit) => nominate(visit, parts));
  site.guarded('POST /recognition/:round/withdraw', async (visit) => {
    await parts.nominations.withdraw(participantIn(visit), roundIn(visit));
    return visit.context.redirect('/recognition', 303);
  });
};
