import type { MailTarget } from '../../shared/alerts/finding-mail.ts';
import type { Delivery } from '../../shared/alerts/webhook.ts';
import type { Mailer } from '../../shared/mail/mailer.ts';
import { composeFindingMail } from './compose-mail.tsx';

/** What writing works with: a mailer to each address, made from it. */
export interface MailFindingPorts {
  readonly mailerTo: (address: string) => Mailer;
}

/** Who is written to, and in whose name. */
export interface MailFindingSettings {
  readonly company: string;
  readonly targets: readonly MailTarget[];
}

/**
 * Writes to one person of security about one finding. What SES does not take is tried again. Repeated it is sent again:
 * a mail too many is better than a leak that nobody heard of.
 */
export const createMailFinding =
  ({ mailerTo }: MailFindingPorts, { company, targets }: MailFindingSettings) =>
  async ({ target, finding }: Delivery): Promise<string> => {
    const found = targets.find(({ name }) => name === target);
    if (found === undefined) return 'target-gone';
    const { address, language } = found;
    await mailerTo(address).send(await composeFindingMail(finding, { company, language }));
    return 'mailed';
  };
