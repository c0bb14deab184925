import { html } from 'hono/html';
import { createContext, useContext, type FC } from 'hono/jsx';

import { COPY_WORDS } from '../../shared/rights/copy-catalogue.ts';
import type { CopyWords } from '../../shared/rights/copy-words.ts';
import { PARTS, type PartName } from '../../shared/rights/data-origins.ts';
import type { MyDataDocument } from '../../shared/rights/my-data-document.ts';

/** The page is read from a disk, where no style sheet stands beside it. */
const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0 auto; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; }
.records { overflow-x: auto; }
table { border-collapse: collapse; margin: .5rem 0 1.5rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border: 1px solid #888; overflow-wrap: anywhere; }
th { overflow-wrap: normal; } td { min-width: 6rem; }
dt { font-weight: 600; } dd { margin: 0 0 .25rem 1rem; }
`;

const Spoken = createContext<CopyWords>(COPY_WORDS.en);

/** What a word of the stored is called, where there is a name for it. */
const named = (names: Readonly<Record<string, string>>, word: string): string =>
  Object.hasOwn(names, word) ? (names[word] ?? word) : word;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const scalar = ({ page, textKeys }: CopyWords, field: string, value: unknown): string => {
  if (field === 'expiresAt') return new Date(Number(value) * 1000).toISOString();
  if (typeof value === 'boolean') return value ? page.yes : page.no;
  if (field === 'textKey') return named(textKeys, String(value));
  return String(value);
};

/** Whatever a field holds: lists of records as tables, records as lists of their fields, the rest as it is. */
const Value: FC<{ readonly field: string; readonly value: unknown }> = ({ field, value }) => {
  const words = useContext(Spoken);
  if (Array.isArray(value)) {
    const records = value.filter(isFields);
    return records.length > 0 ? <Records records={records} /> : <>{value.map(String).join(', ')}</>;
  }
  if (!isFields(value)) return <>{scalar(words, field, value)}</>;
  return (
    <dl>
      {Object.entries(value).map(([name, part]) => (
        <>
          <dt>{named(words.fields, name)}</dt>
          <dd>
            <Value field={name} value={part} />
          </dd>
        </>
      ))}
    </dl>
  );
};

const Records: FC<{ readonly records: readonly Fields[] }> = ({ records }) => {
  const names = useContext(Spoken).fields;
  const fields = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return (
    <table>
      <thead>
        <tr>
          {fields.map((field) => (
            <th scope="col">{named(names, field)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr>
            {fields.map((field) => (
              <td>{record[field] !== undefined && <Value field={field} value={record[field]} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** Posts stand in one table, each with its account and day, rather than in a table for each day. */
const recordsOf = (document: MyDataDocument, name: PartName): readonly Fields[] =>
  name === 'days'
    ? document.days.flatMap(({ posts, ...sheet }) => posts.map((post) => ({ ...post, ...sheet })))
    : document[name];

const Part: FC<{ readonly document: MyDataDocument; readonly name: PartName }> = ({ document, name }) => {
  const { origins, page } = useContext(Spoken);
  const { title, sources, purposes, recipients, kept } = origins[name];
  const records = recordsOf(document, name);
  return (
    <section>
      <h2>{title}</h2>
      <dl>
        <dt>{page.sources}</dt>
        <dd>{sources.join('; ')}</dd>
        <dt>{page.purposes}</dt>
        <dd>{purposes.join('; ')}</dd>
        <dt>{page.recipients}</dt>
        <dd>{recipients.join('; ')}</dd>
        <dt>{page.kept}</dt>
        <dd>{kept}</dd>
      </dl>
      {records.length === 0 ? (
        <p>{page.nothing}</p>
      ) : (
        <div class="records" tabindex={0} role="region" aria-label={title}>
          <Records records={records} />
        </div>
      )}
    </section>
  );
};

const ExportPage: FC<{ readonly document: MyDataDocument }> = ({ document }) => {
  const { page } = useContext(Spoken);
  const { controller, language, preparedAt } = document;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{page.title(controller)}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <main>
          <h1>{page.heading(controller)}</h1>
          <p>{page.everything(preparedAt)}</p>
          {PARTS.map((name) => (
            <Part document={document} name={name} />
          ))}
          <section>
            <h2>{page.besides}</h2>
            {document.besides.map((sentence) => (
              <p>{sentence}</p>
            ))}
          </section>
        </main>
      </body>
    </html>
  );
};

/** An export as a page that needs neither scripts nor a network. */
export const pageOf = async (document: MyDataDocument): Promise<string> => {
  const page = await html`<!doctype html>${(
      <Spoken.Provider value={COPY_WORDS[document.language]}>
        <ExportPage document={document} />
      </Spoken.Provider>
    )}`;
  // What the template answers is an object around the text.
  return page.toString();
};
