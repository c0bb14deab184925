import type { FC } from 'hono/jsx';

import { addDays, dayOf } from '../../shared/clock.ts';
import type { Language } from '../../shared/languages.ts';
import type { Mail } from '../../shared/mail/mailer.ts';
import {
  countedInteractions,
  countedPosts,
  figureInWords,
  reportSpeechIn,
} from '../../shared/weekly/figure-words.ts';
import type { WeekReport } from '../../shared/weekly/week-report.ts';
import { stepInWords, weekInSentences } from '../../shared/weekly/week-sentences.ts';
import { MAIL_WORDS } from './words.ts';

/** Where and for whom a mail is composed. */
export interface MailContext {
  readonly company: string;
  readonly language: Language;
  /** The comms site's address, without a slash at the end. */
  readonly commsSite: string;
}

/** A line of the mail, with an address if it has one. */
interface Line {
  readonly text: string;
  readonly to?: string | undefined;
}

interface Section {
  readonly title: string;
  readonly lines: readonly Line[];
}

const topPosts = ({ top }: WeekReport, language: Language): readonly Line[] => {
  const { formats } = reportSpeechIn(language);
  const words = MAIL_WORDS[language];
  return top.map(({ handle, postedAt, interactions, url }) => {
    const drew = interactions === undefined ? words.notCounted : words.posts(formats.number(interactions));
    return { text: `${handle}, ${formats.minute(postedAt)}: ${drew}`, to: url };
  });
};

const campaigns = (report: WeekReport, language: Language): readonly Line[] => {
  const speech = reportSpeechIn(language);
  const words = MAIL_WORDS[language];
  const byTag = report.campaigns.map(({ tag, official, advocacy }) => {
    const said = words.campaign(
      tag,
      countedPosts(official.posts, speech),
      countedInteractions(official.engagement, speech),
    );
    const people = advocacy === undefined ? words.unpublished : words.people(figureInWords(advocacy, speech));
    return { text: `${said}. ${people}` };
  });
  const links = report.links.map(({ title, clicks }) => ({
    text: words.link(title, speech.formats.number(clicks)),
  }));
  return [...byTag, ...links];
};

const sectionsOf = (report: WeekReport, language: Language): readonly Section[] => {
  const speech = reportSpeechIn(language);
  const { week } = speech.words;
  const next = report.next.map((step) => ({ text: stepInWords(step, speech) }));
  const top = topPosts(report, language);
  return [
    { title: week.next, lines: next.length === 0 ? [{ text: week.nothing }] : next },
    { title: week.top, lines: top.length === 0 ? [{ text: week.topNone }] : top },
    { title: week.campaigns, lines: [{ text: week.apart }, ...campaigns(report, language)] },
  ];
};

interface Content {
  readonly subject: string;
  readonly about: string;
  readonly sentences: readonly string[];
  readonly sections: readonly Section[];
}

const asText = ({ about, sentences, sections }: Content, { language, commsSite }: MailContext): string => {
  const words = MAIL_WORDS[language];
  const listed = sections.map(({ title, lines }) =>
    [title, ...lines.map(({ text, to }) => `- ${text}${to === undefined ? '' : `\n  ${to}`}`)].join('\n'),
  );
  const open = `${words.open} ${commsSite}/`;
  return `${[about, sentences.join('\n\n'), ...listed, open, words.footer].join('\n\n')}\n`;
};

/** Plain markup without style, picture or script: it is read as whoever opens it reads any text. */
const Html: FC<{ readonly content: Content; readonly context: MailContext }> = ({ content, context }) => {
  const words = MAIL_WORDS[context.language];
  return (
    <html lang={context.language}>
      <head>
        <meta charset="utf-8" />
        <title>{content.subject}</title>
      </head>
      <body>
        <h1>{content.subject}</h1>
        <p>{content.about}</p>
        {content.sentences.map((sentence) => (
          <p>{sentence}</p>
        ))}
        {content.sections.map(({ title, lines }) => (
          <>
            <h2>{title}</h2>
            <ul>
              {lines.map(({ text, to }) => (
                <li>{to === undefined ? text : <a href={to}>{text}</a>}</li>
              ))}
            </ul>
          </>
        ))}
        <p>
          {`${words.open} `}
          <a href={`${context.commsSite}/`}>{`${context.commsSite}/`}</a>
        </p>
        <p>{words.footer}</p>
      </body>
    </html>
  );
};

/** The week's report as a mail: what the page of the week says, as text and as HTML. */
export const composeMail = async (report: WeekReport, context: MailContext): Promise<Mail> => {
  const { language, company } = context;
  const speech = reportSpeechIn(language);
  const { day } = speech.formats;
  const from = day(report.week.from);
  const to = day(dayOf(addDays(new Date(`${report.week.to}T00:00:00Z`), -1)));
  const content: Content = {
    subject: MAIL_WORDS[language].subject(company, from, to),
    about: speech.words.week.about(from, to),
    sentences: weekInSentences(report, speech),
    sections: sectionsOf(report, language),
  };
  const html = await (<Html content={content} context={context} />);
  return {
    subject: content.subject,
    text: asText(content, context),
    html: `<!doctype html>\n${html.toString()}`,
  };
};
