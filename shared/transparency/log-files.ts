/** A log's files, wherever they are kept. */
export interface LogFiles {
  /** A file by its path in the log (`checkpoint`, `tile/0/000`), undefined where there is none. @throws where reading fails */
  read(path: string): Promise<Uint8Array | undefined>;
}
