import type { FC } from 'hono/jsx';

import type { CatalogueDesk, HeldDocument } from '../../../shared/classification/catalogue-desk.ts';
import type { FingerprintKey } from '../../../shared/classification/fingerprint-key.ts';
import { fingerprintDocument } from '../../../shared/classification/fingerprints.ts';
import { ServiceError } from '../../../shared/errors.ts';
import { oneLine } from '../../../shared/feedback/plain-words.ts';
import type { Session } from '../../../shared/session/session.ts';
import {
  describing,
  FieldProblem,
  ProblemSummary,
  type FormProblem,
  type RefusedForm,
} from '../form-problems.tsx';
import { useFormats, useWords } from '../language.tsx';
import { Columns, FormToken, Table } from '../layout.tsx';
import type { SentFile, SignedInVisit, SiteBuilder } from '../site-parts.ts';
import { TypedMark } from '../typed-before.tsx';
import { ADMINISTRATION, SITE } from '../words/catalogues.ts';
import { plainTextOf } from './form-with-file.ts';

/** What documents are worked on with. */
export interface DocumentParts {
  readonly desk: CatalogueDesk;
  readonly fingerprintKey: FingerprintKey;
}

const NAME_AT_MOST = 200;
/**
 * Some 50 pages, and what a request may hold beside its other fields; a longer one is fingerprinted by the command, or
 * part by part.
 */
const BYTES_AT_MOST = 190_000;
const TEXT_FILE = /\.(?:txt|md)$/iu;

interface Props {
  readonly documents: readonly HeldDocument[];
  readonly session: Session;
  readonly refused: RefusedForm | undefined;
}

const AddDocument: FC<Pick<Props, 'session' | 'refused'>> = ({ session, refused }) => {
  const { documents: words } = useWords(ADMINISTRATION);
  return (
    <form method="post" action="/documents/add" enctype="multipart/form-data" autocomplete="off">
      <FormToken session={session} />
      <fieldset>
        <legend>{words.add}</legend>
        <label for="name">{words.name}</label>
        <p id="name-hint" class="small">
          {useWords(SITE).upTo(String(NAME_AT_MOST))}
        </p>
        <FieldProblem refused={refused} field="name" />
        <input
          type="text"
          id="name"
          name="name"
          required
          value={refused?.answers.get('name') ?? ''}
          {...describing(refused, 'name', 'name-hint')}
        />
        <TypedMark name="name" label={words.name} />
        <label for="text">{words.text}</label>
        <FieldProblem refused={refused} field="text" />
        <textarea
          id="text"
          name="text"
          rows={8}
          spellcheck={false}
          {...describing(refused, 'text', 'text-hint')}
        ></textarea>
        <TypedMark name="text" label={words.text} />
        <label for="file">{words.file}</label>
        <FieldProblem refused={refused} field="file" />
        <input
          type="file"
          id="file"
          name="file"
          accept=".txt,.md,text/plain,text/markdown"
          {...describing(refused, 'file', 'text-hint')}
        />
        <p class="small" id="text-hint">
          {words.promise}
        </p>
        <button type="submit">{words.save}</button>
      </fieldset>
    </form>
  );
};

const DocumentsPage: FC<Props> = ({ documents, session, refused }) => {
  const { documents: words } = useWords(ADMINISTRATION);
  const { number } = useFormats();
  return (
    <>
      <ProblemSummary refused={refused} />
      <p>{words.about}</p>
      <AddDocument session={session} refused={refused} />
      {documents.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Table caption={words.caption(number(documents.length))}>
          <thead>
            <Columns names={words.columns} />
          </thead>
          <tbody>
            {documents.map(({ document, pages }) => (
              <tr>
                <th scope="row">{document}</th>
                <td>{number(pages)}</td>
                <td>
                  <form method="post" action="/documents/remove">
                    <FormToken session={session} />
                    <input type="hidden" name="name" value={document} />
                    <button class="quiet" type="submit" aria-label={words.removeOne(document)}>
                      {words.remove}
                    </button>
                  </form>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
};

const show = async (
  visit: SignedInVisit,
  { desk }: DocumentParts,
  problems?: readonly FormProblem[],
): Promise<Response> =>
  visit.page(
    visit.words(ADMINISTRATION).documents.title,
    <DocumentsPage
      documents={await desk.documents()}
      session={visit.session}
      refused={problems && { problems, answers: visit.form() }}
    />,
    problems === undefined ? 200 : 400,
  );

/** The text that was pasted, or that of the file; or why there is none. */
const typedOrSent = (
  typed: string,
  file: SentFile | undefined,
  said: (typeof ADMINISTRATION)['en']['documents'],
): { readonly problem: FormProblem } | { readonly text: string } => {
  const field = file === undefined ? 'text' : 'file';
  const refuse = (message: string) => ({ problem: { field, message } });
  const bytes = file?.bytes ?? new TextEncoder().encode(typed);
  if (file !== undefined && typed.trim() !== '') return refuse(said.both);
  if (bytes.length > BYTES_AT_MOST) return refuse(said.tooLong);
  if (file !== undefined && !TEXT_FILE.test(file.name)) return refuse(said.noTextFile);
  const text = plainTextOf(bytes);
  return text === undefined ? refuse(file === undefined ? said.nothing : said.noTextFile) : { text };
};

/** What was given of a document, or why it does not do. The text is in memory while this runs, and nowhere else. */
const given = (
  { form, file, words }: SignedInVisit,
  key: Uint8Array,
):
  | { readonly problems: readonly FormProblem[] }
  | { readonly name: string; readonly pages: ReturnType<typeof fingerprintDocument> } => {
  const said = words(ADMINISTRATION).documents;
  const name = oneLine(form().get('name') ?? '', NAME_AT_MOST);
  if (name === '' || name.length > NAME_AT_MOST)
    return { problems: [{ field: 'name', message: said.noName }] };
  const typed = typedOrSent(form().get('text') ?? '', file, said);
  if ('problem' in typed) return { problems: [typed.problem] };
  const pages = fingerprintDocument({ name, text: typed.text }, key, new Set());
  if (pages.length > 0) return { name, pages };
  return { problems: [{ field: file === undefined ? 'text' : 'file', message: said.nothing }] };
};

/** Documents: a list of names, one more, one less. */
export const addDocuments = (site: SiteBuilder, parts: DocumentParts): void => {
  site.guarded('GET /documents', (visit) => show(visit, parts));

  site.guarded('POST /documents/add', async (visit) => {
    const document = given(visit, await parts.fingerprintKey.read());
    if ('problems' in document) return show(visit, parts, document.problems);
    await parts.desk.putDocuments([{ document: document.name, pages: document.pages }]);
    return visit.context.redirect('/documents', 303);
  });

  site.guarded('POST /documents/remove', async (visit) => {
    const name = visit.form().get('name') ?? '';
    if (name === '' || name.length > 300)
      throw new ServiceError('invalid-input', visit.words(SITE).incomplete.noDocument);
    await parts.desk.putDocuments([{ document: name, pages: [] }]);
    return visit.context.redirect('/documents', 303);
  });
};
