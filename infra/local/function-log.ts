import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';

export interface LogLine {
  readonly at: number;
  readonly requestId?: string;
  readonly text: string;
}

/** A function's output: the latest lines in memory, all of them in a file. */
export interface FunctionLog {
  readonly lines: readonly LogLine[];
  append(text: string, requestId?: string): void;
  close(): Promise<void>;
}

const LINES_IN_MEMORY = 5_000;

export function createFunctionLog(name: string, now: () => number, stateDirectory?: string): FunctionLog {
  const lines: LogLine[] = [];
  const file = stateDirectory === undefined ? undefined : openFile(join(stateDirectory, 'logs'), name);
  return {
    lines,
    append: (text, requestId) => {
      for (const line of text.split('\n').filter((part) => part !== '')) {
        const entry = { at: now(), text: line, ...(requestId !== undefined && { requestId }) };
        lines.push(entry);
        file?.write(`${JSON.stringify(entry)}\n`);
      }
      if (lines.length > LINES_IN_MEMORY) lines.splice(0, lines.length - LINES_IN_MEMORY);
    },
    close: async () => {
      if (file === undefined) return;
      file.end();
      await finished(file);
    },
  };
}

function openFile(directory: string, name: string) {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return createWriteStream(join(directory, `${name}.jsonl`), { flags: 'a', mode: 0o600 });
}
