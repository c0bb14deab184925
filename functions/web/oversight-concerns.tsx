import type { FC } from 'hono/jsx';
import * as z from 'zod';

import type { Clock } from '../../shared/clock.ts';
import { ServiceError } from '../../shared/errors.ts';
import { readSaid, type Conversation } from '../../shared/reports/concern.ts';
import { ReportPlace } from '../../shared/reports/report-code.ts';
import type { RecipientDesk } from '../../shared/reports/report-desks.ts';
import { dueOf, Gives, isOverdue, stateOf, type ReportHead } from '../../shared/reports/report.ts';
import type { Session } from '../../shared/session/session.ts';
import { Said, Saying, Unsent } from './concern-parts.tsx';
import { saidProblem } from './concern-problems.ts';
import { isPartial } from './duties.ts';
import { FieldProblem, ProblemSummary, type FormProblem, type RefusedForm } from './form-problems.tsx';
import { useFormats, useWords } from './language.tsx';
import { Columns, FormToken, Table } from './layout.tsx';
import type { SignedInVisit, SiteBuilder, SiteParts } from './site-parts.ts';
import { CONCERNS } from './words/catalogues.ts';

/** What the recipient's pages work with. */
export interface ReceivingParts extends Pick<SiteParts, 'clock' | 'newId'> {
  readonly concerns: RecipientDesk;
}

const shortName = (place: string): string => place.slice(0, 8);

const byUrgency = (one: ReportHead, other: ReportHead): number => {
  const [mine = '9', theirs = '9'] = [dueOf(one)?.by, dueOf(other)?.by];
  return mine < theirs ? -1 : mine > theirs ? 1 : one.lastOn < other.lastOn ? 1 : -1;
};

const Row: FC<{ readonly head: ReportHead; readonly now: Date }> = ({ head, now }) => {
  const words = useWords(CONCERNS);
  const { day } = useFormats();
  const due = dueOf(head);
  return (
    <tr>
      <th scope="row">
        <a href={`/concerns/${head.place}`}>{words.report(shortName(head.place))}</a>
      </th>
      <td>{day(head.receivedOn)}</td>
      <td>{words.statesForRecipient[stateOf(head)]}</td>
      <td class={isOverdue(head, now) ? 'overdue' : undefined}>
        {due === undefined ? words.nothingDue : words.dueBy[due.what](day(due.by))}
        {isOverdue(head, now) && <strong> {words.overdue}</strong>}
      </td>
    </tr>
  );
};

const ListPage: FC<{ readonly heads: readonly ReportHead[]; readonly now: Date }> = ({ heads, now }) => {
  const words = useWords(CONCERNS);
  const late = heads.filter((head) => isOverdue(head, now)).length;
  return (
    <>
      <p class="lead">{words.listLead}</p>
      <p>{words.late(String(late), late)}</p>
      {heads.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Table caption={words.listCaption}>
          <Columns names={words.columns} />
          {[...heads].sort(byUrgency).map((head) => (
            <Row head={head} now={now} />
          ))}
        </Table>
      )}
    </>
  );
};

interface ReportPageProps {
  readonly session: Session;
  readonly conversation: Conversation;
  readonly message: string;
  readonly refused?: RefusedForm;
}

const Step: FC<{ readonly session: Session; readonly to: string; readonly label: string }> = ({
  session,
  to,
  label,
}) => (
  <form method="post" action={to} class="inline">
    <FormToken session={session} />
    <button type="submit" class="quiet">
      {label}
    </button>
  </form>
);

const GIVES = Gives.options;

/** What the answer is: a question back, after which an answer is still owed, or what was done. */
const Giving: FC<{ readonly refused: RefusedForm | undefined }> = ({ refused }) => {
  const words = useWords(CONCERNS);
  return (
    <fieldset id="gives">
      <legend>{words.givesTitle}</legend>
      <FieldProblem refused={refused} field="gives" />
      {GIVES.map((gives) => (
        <label>
          <input
            type="radio"
            name="gives"
            value={gives}
            required
            {...(refused?.answers.get('gives') === gives && { checked: true })}
          />{' '}
          {words.gives[gives]}
        </label>
      ))}
    </fieldset>
  );
};

const ReportPage: FC<ReportPageProps> = ({ session, conversation, message, refused }) => {
  const words = useWords(CONCERNS);
  const { head, state } = conversation;
  const here = `/concerns/${head.place}`;
  return (
    <>
      <ProblemSummary refused={refused} />
      <p>
        <a href="/concerns">{words.allReports}</a>
      </p>
      <p class="note">{words.readIsKnown}</p>
      <Said conversation={conversation} isRecipient />
      {state === 'received' && (
        <Step session={session} to={`${here}/acknowledge`} label={words.acknowledge} />
      )}
      {state === 'closed' ? (
        <>
          <p>{words.isClosedForRecipient}</p>
          <Unsent refused={refused} />
        </>
      ) : (
        <form method="post" action={`${here}/answer`} aria-labelledby="answer">
          <h2 id="answer">{words.answerTitle}</h2>
          <FormToken session={session} />
          <input type="hidden" name="message" value={message} />
          <Giving refused={refused} />
          <Saying label={words.answerLabel} hint={words.answerHint} refused={refused} />
          <p>
            <button type="submit">{words.answer}</button>
          </p>
        </form>
      )}
      {state === 'answered' && <Step session={session} to={`${here}/close`} label={words.close} />}
    </>
  );
};

const placeIn = ({ context }: SignedInVisit): ReportPlace => {
  const place = ReportPlace.safeParse(context.req.param('concern'));
  if (!place.success) throw new ServiceError('not-found', 'there is no such report');
  return place.data;
};

const gone = (): ServiceError => new ServiceError('not-found', 'there is no such report, or not any more');

interface Again {
  readonly status: 400 | 409;
  readonly problem: FormProblem;
  readonly message: string;
}

const show = async (visit: SignedInVisit, parts: ReceivingParts, again?: Again): Promise<Response> => {
  const conversation = await parts.concerns.open(placeIn(visit));
  if (conversation === undefined) throw gone();
  const refused = again && { problems: [again.problem], answers: visit.form() };
  return visit.page(
    visit.words(CONCERNS).report(shortName(conversation.head.place)),
    <ReportPage
      session={visit.session}
      conversation={conversation}
      message={again?.message ?? parts.newId()}
      {...(refused && { refused })}
    />,
    again?.status ?? 200,
  );
};

const backTo = (visit: SignedInVisit): Response => visit.context.redirect(`/concerns/${placeIn(visit)}`, 303);

const answer = async (visit: SignedInVisit, parts: ReceivingParts): Promise<Response> => {
  const message = z.uuid().safeParse(visit.form().get('message')).data ?? parts.newId();
  const read = readSaid(visit.form());
  if (read.kind !== 'said')
    return show(visit, parts, { status: 400, problem: saidProblem(visit, read, 'recipient'), message });
  const { problems } = visit.words(CONCERNS);
  const gives = Gives.safeParse(visit.form().get('gives')).data;
  if (gives === undefined) {
    const problem = { field: 'gives', message: problems.givesMissing };
    return show(visit, parts, { status: 400, problem, message });
  }
  const outcome = await parts.concerns.answer(placeIn(visit), { id: message, said: read.said, gives });
  if (outcome === 'unknown') throw gone();
  if (outcome === 'done') return backTo(visit);
  const problem = { message: problems.forRecipient[outcome] };
  return show(visit, parts, { status: 409, problem, message });
};

const close = async (visit: SignedInVisit, parts: ReceivingParts): Promise<Response> => {
  const outcome = await parts.concerns.close(placeIn(visit));
  if (outcome === 'unknown') throw gone();
  if (outcome === 'done') return backTo(visit);
  const problem = { message: visit.words(CONCERNS).problems.notAnswered };
  return show(visit, parts, { status: 409, problem, message: parts.newId() });
};

const list = async (visit: SignedInVisit, { concerns, clock }: ReceivingParts & { clock: Clock }) =>
  visit.page(visit.words(CONCERNS).listTitle, <ListPage heads={await concerns.list()} now={clock.now()} />);

/** Where confidential reports are read and answered, by nobody but their recipient. */
export const addReceiving = (site: SiteBuilder, parts: ReceivingParts): void => {
  const guarded = (route: string, work: (visit: SignedInVisit) => Promise<Response>): void =>
    site.guarded(route, (visit) => {
      if (!isPartial(visit.session.groups)) return work(visit);
      const { listTitle, partial } = visit.words(CONCERNS);
      return visit.page(listTitle, <p>{partial}</p>, 403);
    });
  guarded('GET /concerns', (visit) => list(visit, parts));
  guarded('GET /concerns/:concern', (visit) => show(visit, parts));
  guarded('POST /concerns/:concern/acknowledge', async (visit) => {
    if ((await parts.concerns.acknowledge(placeIn(visit))) === 'unknown') throw gone();
    return backTo(visit);
  });
  guarded('POST /concerns/:concern/answer', (visit) => answer(visit, parts));
  guarded('POST /concerns/:concern/close', (visit) => close(visit, parts));
};
