import type { Language } from '../languages.ts';
import type { KeptOpening } from '../transparency/inner-opening.ts';
import { COPY_WORDS } from './copy-catalogue.ts';
import { MyDataDocument } from './my-data-document.ts';
import type { MyData } from './my-data.ts';

/** Who hands an export out, when, and in what language. */
export interface ExportFacts {
  readonly controller: string;
  readonly preparedAt: Date;
  readonly language: Language;
}

const readsOf = ({ alerts }: MyData) =>
  alerts.flatMap(({ id, post, history }) =>
    history
      .filter(({ what }) => what === 'post-opened' || what === 'author-seen')
      .map(({ at, by: { role }, reason }) => ({ at, role, alert: id, post, reason })),
  );

/** Writes down all that is held about a person, and what opens the log's entries about them. */
export const describeMyData = (
  data: MyData,
  log: readonly KeptOpening[],
  { controller, preparedAt, language }: ExportFacts,
): MyDataDocument =>
  MyDataDocument.parse({
    format: 'candor-my-data',
    version: 1,
    preparedAt: preparedAt.toISOString(),
    controller,
    language,
    about: COPY_WORDS[language].origins,
    profile: data.profile === undefined ? [] : [data.profile],
    accounts: data.links,
    consents: data.consents.map((consent) => ({
      ...consent,
      textKey:
        'wrappedTextKey' in consent && consent.wrappedTextKey !== undefined
          ? 'held, sealed; nobody reads it'
          : 'none',
    })),
    decisions: data.history,
    days: data.sheets,
    alerts: data.alerts,
    readsByOthers: readsOf(data),
    notices: data.notices,
    copies: data.dataExport === undefined ? [] : [data.dataExport],
    draftChecks: data.attempts === undefined ? [] : [data.attempts],
    policy: data.policy === undefined ? [] : [data.policy],
    nominations: data.nominations,
    log,
    besides: COPY_WORDS[language].besides,
  });
