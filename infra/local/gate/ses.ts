import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import type { Service } from './call.ts';
import { baseContext } from './iam-conditions.ts';
import { jsonDenials } from './protocol.ts';
import { Refusal, unknownAction } from './refusal.ts';
import type { UsageMeter } from './usage.ts';

const Part = z.strictObject({ Data: z.string(), Charset: z.literal('UTF-8') });

/** The part of SendEmail that is used; anything else is an error, so that nothing is dropped unseen. */
const SendEmail = z.strictObject({
  FromEmailAddress: z.email(),
  Destination: z.strictObject({ ToAddresses: z.array(z.email()).min(1).max(50) }),
  Content: z.strictObject({
    Simple: z.strictObject({ Subject: Part, Body: z.strictObject({ Text: Part, Html: Part }) }),
  }),
});

/** A message that was taken. */
export interface LocalMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface SesOptions {
  readonly usage: UsageMeter;
  readonly region: string;
  readonly account: string;
  /** Every message that was taken is put here. */
  readonly mails: LocalMail[];
  /** Messages are written below it, in `outbox`. */
  readonly stateDirectory?: string;
}

const ACTION = 'ses:SendEmail';
const ROUTE = '/v2/email/outbound-emails';

/** Amazon SES's SendEmail, from any domain: instead of being sent, a message is a file. */
export function createSes({ usage, mails, stateDirectory, ...where }: SesOptions): Service {
  const base = baseContext(where);
  return {
    prepare: ({ method, url, body, caller }) => {
      if (method !== 'POST' || url !== ROUTE) throw unknownAction(`ses: ${method} ${url}`);
      const { FromEmailAddress: from, Destination, Content } = SendEmail.parse(JSON.parse(body.toString()));
      const to = Destination.ToAddresses;
      const domain = from.slice(from.indexOf('@') + 1);
      const resource = `arn:aws:ses:${where.region}:${where.account}:identity/${domain}`;
      const context = new Map(base).set('ses:FromAddress', [from]).set('ses:Recipients', to);
      return {
        actions: [ACTION],
        needs: [{ action: ACTION, resource, context }],
        perform: () => {
          usage.add({ caller: caller.name, action: ACTION, resource: domain, requests: 1 });
          const { Subject, Body } = Content.Simple;
          const mail = { from, to, subject: Subject.Data, text: Body.Text.Data, html: Body.Html.Data };
          mails.push(mail);
          if (stateDirectory !== undefined) keep(mail, join(stateDirectory, 'outbox'));
          const answer = Buffer.from(JSON.stringify({ MessageId: randomUUID() }));
          return Promise.resolve({
            status: 200,
            headers: { 'content-type': 'application/json' },
            body: answer,
          });
        },
      };
    },
    refuse: ({ code, message, details, status }) => ({
      status,
      headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
      body: Buffer.from(JSON.stringify({ message, ...details })),
    }),
    ...jsonDenials,
    denied: (message) => new Refusal('AccessDeniedException', message, { status: 403 }),
    throttled: new Refusal('TooManyRequestsException', 'Rate exceeded', { status: 429 }),
    unavailable: new Refusal('InternalServiceErrorException', 'Internal error', { status: 500 }),
  };
}

/** A message as two files, as text and as HTML, numbered in the order in which they came. */
function keep({ from, to, subject, text, html }: LocalMail, directory: string): void {
  mkdirSync(directory, { recursive: true });
  const number = readdirSync(directory).filter((name) => name.endsWith('.txt')).length + 1;
  const name = join(directory, String(number).padStart(4, '0'));
  writeFileSync(`${name}.txt`, `From: ${from}\nTo: ${to.join(', ')}\nSubject: ${subject}\n\n${text}`);
  writeFileSync(`${name}.html`, html);
}
