import type { FC } from 'hono/jsx';

import type { Severity } from '../../shared/alerts/leak-alert.ts';
import type { DataSecurityFinding } from '../../shared/alerts/ocsf.ts';
import { formatsIn } from '../../shared/formats.ts';
import type { Language } from '../../shared/languages.ts';
import type { Mail } from '../../shared/mail/mailer.ts';
import { FINDING_MAIL_WORDS } from './words.ts';

/** OCSF's severities, in order; what only informs is told as low. */
const severityOf = (id: number): Severity => {
  if (id >= 5) return 'critical';
  if (id === 4) return 'high';
  return id === 3 ? 'medium' : 'low';
};
const OUTCOMES = { 1: 'new', 3: 'dismissed', 4: 'resolved' } as const;

interface Content {
  readonly subject: string;
  readonly lines: readonly string[];
  readonly open: string;
  readonly link: string;
  readonly footer: string;
}

const contentOf = (finding: DataSecurityFinding, language: Language, company: string): Content => {
  const words = FINDING_MAIL_WORDS[language];
  const { finding_info: about, severity_id, status_id, time } = finding;
  const severity = words.severities[severityOf(severity_id)];
  const outcome = OUTCOMES[status_id];
  const moment = formatsIn(language).minute(new Date(time).toISOString());
  return {
    subject: words.subject[outcome](severity, company),
    lines: [
      words.what(words.kinds[about.analytic.name]),
      words.severity(severity),
      words.at[outcome](moment),
    ],
    open: words.open,
    link: about.src_url,
    footer: words.footer,
  };
};

/** Plain markup without style, picture or script. */
const Html: FC<{ readonly content: Content; readonly language: Language }> = ({ content, language }) => (
  <html lang={language}>
    <head>
      <meta charset="utf-8" />
      <title>{content.subject}</title>
    </head>
    <body>
      <h1>{content.subject}</h1>
      {content.lines.map((line) => (
        <p>{line}</p>
      ))}
      <p>
        {`${content.open} `}
        <a href={content.link}>{content.link}</a>
      </p>
      <p>{content.footer}</p>
    </body>
  </html>
);

/** A finding as a mail: how severe, what kind of thing, since when, and where to look. Nothing of whose or which post. */
export const composeFindingMail = async (
  finding: DataSecurityFinding,
  { language, company }: { readonly language: Language; readonly company: string },
): Promise<Mail> => {
  const content = contentOf(finding, language, company);
  const html = await (<Html content={content} language={language} />);
  const { subject, lines, open, link, footer } = content;
  return {
    subject,
    text: `${[...lines, `${open}\n${link}`, footer].join('\n\n')}\n`,
    html: `<!doctype html>\n${html.toString()}`,
  };
};
