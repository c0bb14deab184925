import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import * as z from 'zod';

/** A sample file that cannot be used; the message is one line naming file, line and path. */
export class SampleFileError extends Error {
  constructor(file: string, where: { line: number; path: readonly PropertyKey[] }, problem: string) {
    const name = join(basename(dirname(file)), basename(file));
    super(`${name}, line ${where.line}, at /${where.path.map(String).join('/')}: ${problem}`);
    this.name = 'SampleFileError';
  }
}

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ');

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'unreadable';
    throw new SampleFileError(file, { line: 1, path: [] }, `the file cannot be read (${code})`);
  }
};

const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length;

const parseJson = (file: string, text: string, firstLine: number): unknown => {
  try {
    return JSON.parse(text);
  } catch (fault) {
    const message = fault instanceof Error ? fault.message : 'not JSON';
    const position = /position (\d+)/u.exec(message)?.[1];
    const line =
      firstLine - 1 + (position === undefined ? text.split('\n').length : lineAt(text, Number(position)));
    throw new SampleFileError(file, { line, path: [] }, `not JSON: ${oneLine(message)}`);
  }
};

const END_OF_STRING = /"(?:[^"\\]|\\.)*"/uy;

/** One step of walking a JSON text: strings whole, else single characters. */
const tokensOf = function* (text: string): Generator<{ readonly token: string; readonly position: number }> {
  for (let position = 0; position < text.length;) {
    END_OF_STRING.lastIndex = position;
    const token = text[position] === '"' ? (END_OF_STRING.exec(text)?.[0] ?? '"') : text.charAt(position);
    if (token.trim() !== '') yield { token, position };
    position += token.length;
  }
};

/**
 * The line on which the value at `path` begins, in JSON text that is known to be valid; the nearest parent's line
 * where there is no such value.
 */
export const lineOfPath = (text: string, path: readonly PropertyKey[]): number => {
  const wanted = path.map(String);
  const open: { key: string | undefined; index: number }[] = [];
  let depthFound = -1;
  let line = 1;
  let lastString = '';
  for (const { token, position } of tokensOf(text)) {
    const top = open.at(-1);
    if (token === ':' && top !== undefined) top.key = z.string().parse(JSON.parse(lastString));
    else if (token === ',' && top !== undefined) top.index += 1;
    else if (token === ']' || token === '}') open.pop();
    else {
      const here = open.map((level) => level.key ?? String(level.index));
      const matches = here.length > depthFound && here.every((step, depth) => step === wanted[depth]);
      if (matches && here.length <= wanted.length) [depthFound, line] = [here.length, lineAt(text, position)];
      if (token === '{' || token === '[') open.push({ key: undefined, index: 0 });
    }
    if (token.startsWith('"')) lastString = token;
  }
  return line;
};

/** A value of a file, and how to complain about it. */
export interface Sourced<T> {
  readonly value: T;
  readonly complain: (path: readonly PropertyKey[], problem: string) => SampleFileError;
}

const check = <T>(schema: z.ZodType<T>, raw: unknown, complain: Sourced<T>['complain']): Sourced<T> => {
  const result = schema.safeParse(raw);
  if (result.success) return { value: result.data, complain };
  const issue = result.error.issues[0];
  throw complain(issue?.path ?? [], oneLine(issue?.message ?? 'not as expected'));
};

/** @throws SampleFileError */
export const readJsonFile = <T>(file: string, schema: z.ZodType<T>): Sourced<T> => {
  const text = read(file);
  return check(
    schema,
    parseJson(file, text, 1),
    (path, problem) => new SampleFileError(file, { line: lineOfPath(text, path), path }, problem),
  );
};

/** One value a line; blank lines are passed over. @throws SampleFileError */
export const readJsonLines = <T>(file: string, schema: z.ZodType<T>): readonly Sourced<T>[] =>
  read(file)
    .split('\n')
    .flatMap((text, index) => {
      if (text.trim() === '') return [];
      const line = index + 1;
      return [
        check(
          schema,
          parseJson(file, text, line),
          (path, problem) => new SampleFileError(file, { line, path }, problem),
        ),
      ];
    });
