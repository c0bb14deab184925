import type { EntryOpener } from '../../shared/rights/entry-opener.ts';
import type { EntriesAnswer } from '../../shared/rights/own-entries.ts';

/** Answers what it is told to, and remembers what it was asked; it can be told to fail. */
export class FakeEntryOpener implements EntryOpener {
  readonly asked: unknown[] = [];
  answer: EntriesAnswer = { kind: 'nothing' };
  fault: Error | undefined;

  list = (request: Parameters<EntryOpener['list']>[0]) => this.#tell({ list: request });
  about = (request: Parameters<EntryOpener['about']>[0]) => this.#tell({ about: request });
  prove = (request: Parameters<EntryOpener['prove']>[0]) => this.#tell({ prove: request });

  #tell(request: unknown): Promise<EntriesAnswer> {
    this.asked.push(request);
    return this.fault === undefined ? Promise.resolve(this.answer) : Promise.reject(this.fault);
  }
}
