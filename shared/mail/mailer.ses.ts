import { SendEmailCommand, type SESv2Client } from '@aws-sdk/client-sesv2';

import { ServiceError } from '../errors.ts';
import type { Mailer } from './mailer.ts';

/** Who sends, and to whom. */
export interface MailerParts {
  readonly ses: SESv2Client;
  readonly from: string;
  readonly to: readonly string[];
}

const part = (Data: string) => ({ Data, Charset: 'UTF-8' });

/** Messages through Amazon SES, without its tracking of who opened one: no configuration set is named. */
export const createSesMailer = ({ ses, from, to }: MailerParts): Mailer => ({
  send: async ({ subject, text, html }) => {
    const request = new SendEmailCommand({
      FromEmailAddress: from,
      Destination: { ToAddresses: [...to] },
      Content: { Simple: { Subject: part(subject), Body: { Text: part(text), Html: part(html) } } },
    });
    try {
      await ses.send(request);
    } catch (fault) {
      // An address that is not verified and a missing grant too: they are mended by a deployment, then it is sent.
      const name = fault instanceof Error ? fault.name : 'unknown fault';
      throw new ServiceError('unavailable', `the message was not taken (${name})`, { cause: fault });
    }
  },
});
