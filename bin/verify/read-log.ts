import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { LogFiles } from '../../shared/transparency/log-files.ts';
import { NotTaken } from './given-files.ts';

/** A full bundle of the longest entries, and a little. */
const BYTES_AT_MOST = 256 * 65_537 + 1024;
const MILLISECONDS_AT_MOST = 30_000;

const codeOf = (fault: unknown): unknown =>
  fault instanceof Error && 'code' in fault ? fault.code : undefined;

/** A pipe may never end, and no file of a log is longer than this. */
const refuseEndless = (path: string): void => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isDirectory()) return;
  if (!found.isFile()) throw new NotTaken(`${path} is no regular file.`);
  if (found.size > BYTES_AT_MOST) throw new NotTaken(`${path} is longer than any file of a log.`);
};

/** A log in a directory, as `candor log export` writes it. */
export const logInDirectory = (directory: string): LogFiles => ({
  read: (path) => {
    refuseEndless(join(directory, ...path.split('/')));
    try {
      return Promise.resolve(new Uint8Array(readFileSync(join(directory, ...path.split('/')))));
    } catch (fault) {
      if (codeOf(fault) === 'ENOENT' || codeOf(fault) === 'ENOTDIR') return Promise.resolve(undefined);
      const what =
        codeOf(fault) === 'EISDIR' ? 'is a directory, where a file of the log should be' : 'cannot be read';
      throw new NotTaken(`${join(directory, path)} ${what}.`, { cause: fault });
    }
  },
});

const bodyOf = async (response: Response, url: URL): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const given of response.body ?? []) {
    const piece: unknown = given;
    if (!(piece instanceof Uint8Array)) continue;
    length += piece.length;
    if (length > BYTES_AT_MOST) throw new NotTaken(`${url.href} is longer than any file of a log.`);
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces));
};

/** Browsers know that names under `localhost` are this machine (RFC 6761 §6.3); not every system does. */
const unknownHere = ({ hostname }: URL): string =>
  hostname.endsWith('.localhost')
    ? `; where this system does not know ${hostname}, put it into /etc/hosts`
    : '';

const slowly = (fault: unknown): string =>
  fault instanceof Error && fault.name === 'TimeoutError'
    ? ` within ${MILLISECONDS_AT_MOST / 1000} seconds`
    : '';

/** A log behind an address (C2SP tlog-tiles: its prefix). Redirects are not followed. */
export const logAtUrl = (prefix: URL): LogFiles => ({
  read: async (path) => {
    const url = new URL(`${prefix.href.replace(/\/$/u, '')}/${path}`);
    const signal = AbortSignal.timeout(MILLISECONDS_AT_MOST);
    const response = await fetch(url, { redirect: 'error', signal }).catch((fault: unknown) => {
      throw new NotTaken(`${url.href} does not answer${slowly(fault)}${unknownHere(url)}.`, { cause: fault });
    });
    if (response.status === 404 || response.status === 403) return undefined;
    if (!response.ok) throw new NotTaken(`${url.href} answers ${response.status}.`);
    return bodyOf(response, url).catch((fault: unknown) => {
      if (fault instanceof NotTaken) throw fault;
      throw new NotTaken(`${url.href} stopped in the middle of its answer${slowly(fault)}.`, {
        cause: fault,
      });
    });
  },
});

/** The address that a text is. What is wrong with it is said without it: it may hold a secret. */
const addressIn = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/u.test(url.protocol))
    throw new NotTaken('This is no address of a log: it begins with https:// or http://, and names a host.');
  if (url.username !== '' || url.password !== '')
    throw new NotTaken(
      'An address with a name or a password in it is not taken: a log is for everybody to read.',
    );
  if (/[?#]/u.test(text))
    throw new NotTaken(
      'An address with “?” or “#” is not taken: give the one below which the files of the log lie.',
    );
  return url;
};

/** The log that a directory or an address names. @throws NotTaken for what is neither */
export const openLog = (place: string): LogFiles => {
  if (/^[a-z][a-z\d+.-]*:\/\/|^https?:/iu.test(place)) return logAtUrl(addressIn(place));
  const found = statSync(place, { throwIfNoEntry: false });
  if (found === undefined) throw new NotTaken(`There is no directory ${place}.`);
  if (!found.isDirectory()) throw new NotTaken(`${place} is a file: give the directory of the log.`);
  return logInDirectory(place);
};
