import { html } from 'hono/html';
import type { FC } from 'hono/jsx';

import { ORIGINS, PARTS, type PartName } from '../../shared/rights/data-origins.ts';
import type { MyDataDocument } from '../../shared/rights/my-data-document.ts';

/** The page is read from a disk, where no style sheet stands beside it. */
const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0 auto; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; }
.records { overflow-x: auto; }
table { border-collapse: collapse; margin: .5rem 0 1.5rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border: 1px solid #888; overflow-wrap: anywhere; }
dt { font-weight: 600; } dd { margin: 0 0 .25rem 1rem; }
`;

/** Words of fields that are not read as they are written. */
const FIELDS: Readonly<Record<string, string>> = {
  id: 'Id',
  url: 'Address',
  masked: 'Masked excerpt',
  expiresAt: 'Goes on',
  subject: 'Hash of your sign-in',
  since: 'Since',
  duplicateHash: 'Keyed hash of what was found',
  editHash: 'Mark that tells an edit',
  sha256: 'SHA-256',
  by: 'By',
};

/** A field's name as words: `postedAt` is "Posted at". */
const inWords = (field: string): string => {
  const words = field.replaceAll(/([a-z])([A-Z])/gu, '$1 $2').toLowerCase();
  return FIELDS[field] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const scalar = (field: string, value: unknown): string => {
  if (field === 'expiresAt') return new Date(Number(value) * 1000).toISOString();
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
};

/** Whatever a field holds: lists of records as tables, records as lists of their fields, the rest as it is. */
const Value: FC<{ readonly field: string; readonly value: unknown }> = ({ field, value }) => {
  if (Array.isArray(value)) {
    const records = value.filter(isFields);
    return records.length > 0 ? <Records records={records} /> : <>{value.map(String).join(', ')}</>;
  }
  if (!isFields(value)) return <>{scalar(field, value)}</>;
  return (
    <dl>
      {Object.entries(value).map(([name, part]) => (
        <>
          <dt>{inWords(name)}</dt>
          <dd>
            <Value field={name} value={part} />
          </dd>
        </>
      ))}
    </dl>
  );
};

const Records: FC<{ readonly records: readonly Fields[] }> = ({ records }) => {
  const fields = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return (
    <table>
      <thead>
        <tr>
          {fields.map((field) => (
            <th scope="col">{inWords(field)}</th>
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
  const { title, sources, purposes, recipients, kept } = ORIGINS[name];
  const records = recordsOf(document, name);
  return (
    <section>
      <h2>{title}</h2>
      <dl>
        <dt>Where it comes from</dt>
        <dd>{sources.join('; ')}</dd>
        <dt>What it is for</dt>
        <dd>{purposes.join('; ')}</dd>
        <dt>Who sees it</dt>
        <dd>{recipients.join('; ')}</dd>
        <dt>How long it is held</dt>
        <dd>{kept}</dd>
      </dl>
      {records.length === 0 ? (
        <p>Nothing is held.</p>
      ) : (
        <div class="records" tabindex={0} role="region" aria-label={title}>
          <Records records={records} />
        </div>
      )}
    </section>
  );
};

const ExportPage: FC<{ readonly document: MyDataDocument }> = ({ document }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`My data – Candor at ${document.controller}`}</title>
      <style>{STYLE}</style>
    </head>
    <body>
      <main>
        <h1>{`What Candor at ${document.controller} holds about you`}</h1>
        <p>{`Everything, as it was on ${document.preparedAt}. Whoever has this file can read it: keep it as you keep other papers.`}</p>
        {PARTS.map((name) => (
          <Part document={document} name={name} />
        ))}
        <section>
          <h2>Besides</h2>
          {document.besides.map((sentence) => (
            <p>{sentence}</p>
          ))}
        </section>
      </main>
    </body>
  </html>
);

/** An export as a page that needs neither scripts nor a network. */
export const pageOf = async (document: MyDataDocument): Promise<string> => {
  const page = await html`<!doctype html>${(<ExportPage document={document} />)}`;
  // What the template answers is an object around the text.
  return page.toString();
};
