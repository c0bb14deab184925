import type { Context } from 'hono';

import { ServiceError } from '../../../shared/errors.ts';
import { UNREADABLE_FORM, type SentForm } from '../site-parts.ts';

/** The one route to which a file may be sent. */
const WITH_FILE = '/documents/add';
/** A token, a name, a text, what marks each of the two, and a file; somebody who sends more did not use our form. */
const PARTS_AT_MOST = 6;

const unreadable = (cause?: unknown): ServiceError =>
  new ServiceError('invalid-input', UNREADABLE_FORM, { cause });

/** A control that no file was chosen in sends an empty one without a name. */
const isChosen = ({ name, size }: File): boolean => name !== '' || size > 0;

const readParts = async (parts: FormData): Promise<SentForm> => {
  const fields = new URLSearchParams();
  const files: File[] = [];
  for (const [name, value] of parts) {
    if (typeof value === 'string') fields.append(name, value);
    else if (isChosen(value)) files.push(value);
  }
  const [file, another] = files;
  if (another !== undefined) throw unreadable();
  if (file === undefined) return { fields };
  return { fields, file: { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } };
};

/** Reads a form of the administration site; a document may come as a file, which is in memory and nowhere else. */
export const readFormWithFile = async (request: Context['req']): Promise<SentForm> => {
  const isInParts = request.header('content-type')?.toLowerCase().startsWith('multipart/form-data');
  if (isInParts !== true || request.path !== WITH_FILE)
    return { fields: new URLSearchParams(await request.text()) };
  const parts = await request.formData().catch((cause: unknown) => {
    throw unreadable(cause);
  });
  if ([...parts.keys()].length > PARTS_AT_MOST) throw unreadable();
  return readParts(parts);
};

/** What no plain text holds: control characters other than line breaks, form feeds and tabs. */
const NO_TEXT = /[^\P{Cc}\t\n\f\r]/u;

/** A file's text, if it is plain text in UTF-8. */
export const plainTextOf = (bytes: Uint8Array): string | undefined => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return NO_TEXT.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
};
