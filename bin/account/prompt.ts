import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** Asks people on a terminal. */
export interface Prompt {
  /** Says something that wants no answer. */
  tell(text: string): void;
  /** The answer, trimmed; undefined once nobody answers any more. */
  ask(question: string): Promise<string | undefined>;
  close(): void;
}

/** A prompt that reads lines; answers that were typed or piped ahead are kept for the questions to come. */
export const createPrompt = (input: Readable, output: Writable): Prompt => {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const answers = lines[Symbol.asyncIterator]();
  return {
    tell: (text) => void output.write(`${text}\n`),
    ask: async (question) => {
      output.write(question);
      const { done, value } = await answers.next();
      return done === true ? undefined : value.trim();
    },
    close: () => lines.close(),
  };
};

/** Asks until the answer is yes or no; nobody answering is a no. */
export const askYesOrNo = async (prompt: Prompt, question: string): Promise<boolean> => {
  for (;;) {
    const answer = (await prompt.ask(`${question} (yes or no) `))?.toLowerCase();
    if (answer === undefined || answer === 'no' || answer === 'n') return false;
    if (answer === 'yes' || answer === 'y') return true;
    prompt.tell('Please write yes or no.');
  }
};
