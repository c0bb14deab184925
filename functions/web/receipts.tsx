import type { FC } from 'hono/jsx';
import * as z from 'zod';

import { unbroken } from '../../shared/consent/consent-decisions.ts';
import type { ConsentLedger } from '../../shared/consent/consent-ledger.ts';
import type { ConsentReader } from '../../shared/consent/consent-reader.ts';
import type { Controller } from '../../shared/consent/controller.ts';
import { NOTICE, noticeInForce } from '../../shared/consent/notice.ts';
import {
  consentReceipt,
  endReceipt,
  ReceiptFile,
  receiptText,
  type Receipt,
} from '../../shared/consent/receipt.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { NoteSigner } from '../../shared/signing/note-signer.ts';
import { accountFrom, accountPart } from './account-path.ts';
import { useWords } from './language.tsx';
import { participantIn } from './participant-session.ts';
import type { SignedInVisit, SiteBuilder, SiteParts } from './site-parts.ts';
import { RECEIPTS } from './words/catalogues.ts';

/** What making out receipts works with. */
export interface ReceiptParts extends Pick<SiteParts, 'clock' | 'newId'> {
  readonly ledger: Pick<ConsentLedger, 'historyOf'>;
  readonly consents: Pick<ConsentReader, 'read'>;
  readonly controller: Controller;
  readonly signer: NoteSigner;
}

const WhatFor: FC = () => (
  <>
    {' '}
    {useWords(RECEIPTS).signed((link) => (
      <a href="/receipt-key">{link}</a>
    ))}
  </>
);

/** Where somebody takes along what they agreed to. */
export const ConsentReceiptLink: FC<{ readonly account: Parameters<typeof accountPart>[0] }> = ({
  account,
}) => (
  <p>
    {useWords(RECEIPTS).ofConsent((link) => (
      <a href={`/accounts/${accountPart(account)}/receipt`}>{link}</a>
    ))}
    <WhatFor />
  </p>
);

/** Where somebody takes along that a consent ended. */
export const EndReceiptLink: FC<{ readonly consent: string }> = ({ consent }) => (
  <p>
    {useWords(RECEIPTS).ofEnd((link) => (
      <a href={`/ended/${consent}/receipt`}>{link}</a>
    ))}
    <WhatFor />
  </p>
);

const download = async (
  { context }: SignedInVisit,
  receipt: Receipt | undefined,
  { signer }: ReceiptParts,
): Promise<Response> => {
  if (receipt === undefined) throw new ServiceError('not-found', 'there is nothing to make out a receipt of');
  const file = ReceiptFile.parse({ receipt, note: await signer.sign(receiptText(receipt)) });
  return context.body(`${JSON.stringify(file, undefined, 2)}\n`, 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="candor-receipt-${receipt.receipt_id}.json"`,
    'cache-control': 'no-store',
  });
};

/** Makes out receipts of what somebody decided, from what is held at that moment; none is kept. */
export const addReceipts = (site: SiteBuilder, parts: ReceiptParts): void => {
  const { ledger, consents, controller, signer, clock, newId } = parts;
  const issue = () => ({ id: newId(), at: clock.now() });

  site.guarded('GET /accounts/:account/receipt', async (visit) => {
    const participant = participantIn(visit);
    const record = await consents.read(accountFrom(visit.context.req.param('account')));
    const consent = unbroken(record, clock.now());
    if (consent?.participant !== participant)
      throw new ServiceError('not-found', 'no consent of this person');
    const facts = { controller, notice: noticeInForce(consent.notice.sha256) ?? NOTICE, ...issue() };
    return download(visit, consentReceipt(consent, await ledger.historyOf(participant), facts), parts);
  });

  site.guarded('GET /ended/:consent/receipt', async (visit) => {
    const ended = z.uuid().safeParse(visit.context.req.param('consent'));
    if (!ended.success) throw new ServiceError('not-found', 'no consent is called so');
    const history = await ledger.historyOf(participantIn(visit));
    return download(visit, endReceipt(ended.data, history, { controller, ...issue() }), parts);
  });

  site.open('GET /receipt-key', async ({ context }) => {
    context.header('cache-control', 'public, max-age=600');
    return context.text(`${await signer.verifierKey()}\n`);
  });
};
