import type { FC } from 'hono/jsx';

import { ServiceError } from '../../shared/errors.ts';
import { formatsIn } from '../../shared/formats.ts';
import {
  oneLine,
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
  readonly value: string;
  readonly refused: RefusedForm | undefined;
}> = ({ id, name, hint, value, refused }) => {
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
        value={value}
        {...describing(refused, id, `${id}-hint`)}
      />
    </>
  );
};

const Nominate: FC<RoundProps> = ({ session, round, own, refused }) => {
  const words = useWords(RECOGNITION);
  const { number } = useFormats();
  const here = `/recognition/${round.id}`;
  const said = (name: 'name' | 'says'): string => refused?.answers.get(name) ?? own?.[name] ?? '';
  return (
    <>
      <form method="post" action={here} aria-labelledby={`own-${round.id}`}>
        <h3 id={`own-${round.id}`}>{own === undefined ? words.nominateTitle : words.yours}</h3>
        <FormToken session={session} />
        <Field
          id={`name-${round.id}`}
          name="name"
          hint={words.nameHint(number(RECOGNITION_LIMITS.name))}
          value={said('name')}
          refused={refused}
        />
        <Field
          id={`says-${round.id}`}
          name="says"
          hint={words.saysHint(number(RECOGNITION_LIMITS.says))}
          value={said('says')}
          refused={refused}
        />
        <p class="note">{words.tells}</p>
        <button type="submit">{own === undefined ? words.nominate : words.change}</button>
      </form>
      {own !== undefined && (
        <form method="post" action={`${here}/withdraw`}>
          <FormToken session={session} />
          <p>
            <button type="submit" class="warn">
              {words.withdraw}
            </button>
          </p>
        </form>
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
      <h2>{round.title}</h2>
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
  readonly round: string;
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
  return visit.page(
    words.title,
    <>
      <ProblemSummary refused={refused} />
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
    again === undefined ? 200 : 400,
  );
};

const roundIn = async (visit: SignedInVisit, { nominations }: RecognitionParts): Promise<string> => {
  const asked = visit.context.req.param('round');
  const round = (await nominations.rounds()).find(({ id }) => id === asked);
  if (round === undefined) throw new ServiceError('not-found', 'there is no such round, or it is over');
  return round.id;
};

const nominate = async (visit: SignedInVisit, parts: RecognitionParts): Promise<Response> => {
  const round = await roundIn(visit, parts);
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
  if (wrong.length > 0) return show(visit, parts, { round, problems: wrong });
  const what = { name: name ?? '', says: says ?? '' };
  await parts.nominations.nominate(participantIn(visit), round, what);
  return visit.context.redirect('/recognition', 303);
};

/** Where staff nominate themselves, and nobody else, and see who did. */
export const addRecognition = (site: SiteBuilder, parts: RecognitionParts): void => {
  site.guarded('GET /recognition', (visit) => show(visit, parts));
  site.guarded('POST /recognition/:round', (visit) => nominate(visit, parts));
  site.guarded('POST /recognition/:round/withdraw', async (visit) => {
    await parts.nominations.withdraw(participantIn(visit), await roundIn(visit, parts));
    return visit.context.redirect('/recognition', 303);
  });
};
