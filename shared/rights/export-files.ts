import type { ExportId } from './data-export.ts';

/** The two forms of a copy: JSON for programs, HTML for people. */
export const EXPORT_FORMATS = ['json', 'html'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/**
 * Files of exports, in a bucket that nobody but the functions may read. A file's name is its export's random id, so that
 * neither a listing nor a log of the bucket says whose it is. Files are kept compressed.
 *
 * @throws ServiceError `unavailable` when the bucket does not answer; repeating is safe.
 */
export interface ExportFiles {
  /** Puts both files, over those of an earlier attempt. */
  put(id: ExportId, files: Readonly<Record<ExportFormat, string>>): Promise<void>;
  /** One file, compressed with gzip; undefined where it is gone. */
  read(id: ExportId, format: ExportFormat): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Removes both files; nothing where they are gone. */
  remove(id: ExportId): Promise<void>;
  /** Removes every file that was put at this moment or before, and answers how many. */
  removeUpTo(moment: Date): Promise<number>;
}
