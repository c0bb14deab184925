import type { FC } from 'hono/jsx';

import {
  COSTLY_PAIRS,
  costlyPairsOf,
  DUTIES,
  isPartial,
  NO_RECIPIENT,
  placesOf,
  SMALL_COMPANY,
  TWO_PEOPLE,
  type CostlyPair,
  type Duty,
  type Holder,
} from './duties.ts';
import { useWords } from './language.tsx';
import { Columns, Table } from './layout.tsx';
import { DUTIES_PAGE, ROLES } from './words/catalogues.ts';

const useNames = (): ((duties: readonly Duty[], between: string) => string) => {
  const called = useWords(ROLES);
  return (duties, between) => duties.map((duty) => called[duty]).join(between);
};

const Roles: FC = () => {
  const words = useWords(DUTIES_PAGE);
  const called = useWords(ROLES);
  return (
    <Table caption={words.rolesCaption}>
      <Columns names={words.rolesColumns} />
      {DUTIES.map((duty) => (
        <tr>
          <th scope="row">{called[duty]}</th>
          <td>{words.duties[duty]}</td>
          <td>
            {placesOf(duty)
              .map((site) => words.sites[site])
              .join('; ')}
          </td>
        </tr>
      ))}
    </Table>
  );
};

const TwoPeople: FC = () => {
  const words = useWords(DUTIES_PAGE);
  const names = useNames();
  return (
    <Table caption={words.twoCaption}>
      <Columns names={words.twoColumns} />
      {TWO_PEOPLE.map(({ act, first, second }) => (
        <tr>
          <th scope="row">{words.acts[act]}</th>
          <td>{names(first, words.or)}</td>
          <td>{names(second, words.or)}</td>
        </tr>
      ))}
    </Table>
  );
};

const keyOf = (pair: readonly [Duty, Duty]): string => pair.join('+');

const Costs: FC<{ readonly caption: string; readonly pairs: readonly (readonly [Duty, Duty])[] }> = ({
  caption,
  pairs,
}) => {
  const words = useWords(DUTIES_PAGE);
  const names = useNames();
  const costs: Readonly<Record<string, string>> = words.costs satisfies Record<CostlyPair, string>;
  return (
    <Table caption={caption}>
      <Columns names={words.costColumns} />
      {pairs.map((pair) => (
        <tr>
          <th scope="row">{names(pair, ' + ')}</th>
          <td>{costs[keyOf(pair)]}</td>
        </tr>
      ))}
    </Table>
  );
};

/** What falls together in whoever reads the page. */
const Yours: FC<{ readonly holder: Holder }> = ({ holder }) => {
  const words = useWords(DUTIES_PAGE);
  const names = useNames();
  const own = DUTIES.filter((duty) => holder.includes(duty));
  const pairs = costlyPairsOf(holder);
  return (
    <>
      <h2>{words.yoursTitle}</h2>
      <p>{words.yours(names(own, ', '))}</p>
      {holder.includes('confidential-recipient') && isPartial(holder) && <p class="note">{words.partial}</p>}
      {pairs.length === 0 ? (
        <p>{words.nothingTogether}</p>
      ) : (
        <Costs caption={words.yoursCaption} pairs={pairs} />
      )}
    </>
  );
};

/** Who does what, what takes two people, and what is lost where roles fall together. */
export const DutiesPage: FC<{ readonly holder?: Holder }> = ({ holder }) => {
  const words = useWords(DUTIES_PAGE);
  const names = useNames();
  return (
    <>
      <p class="lead">{words.lead}</p>
      {holder !== undefined && <Yours holder={holder} />}
      <h2>{words.rolesTitle}</h2>
      <p>{words.staff}</p>
      <Roles />
      <h2>{words.twoTitle}</h2>
      <p>{words.twoLead}</p>
      <TwoPeople />
      <h2>{words.smallTitle}</h2>
      <p>{words.smallLead}</p>
      <ul>
        <li>{words.person.first(names(SMALL_COMPANY.first, ', '))}</li>
        <li>{words.person.second(names(SMALL_COMPANY.second, ', '))}</li>
        <li>{words.person.third(names(SMALL_COMPANY.third, ', '))}</li>
      </ul>
      <p>{words.notTogether(names(NO_RECIPIENT, ', '))}</p>
      <Costs caption={words.costCaption} pairs={COSTLY_PAIRS} />
    </>
  );
};
