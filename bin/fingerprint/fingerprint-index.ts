import type { DocumentPages, IndexHeld } from '../../shared/classification/catalogue-writer.ts';

/** Where fingerprints are kept, and the key they are made with. */
export interface FingerprintIndex {
  readonly name: string;
  readonly key: Uint8Array;
  readonly putDocuments: (documents: readonly DocumentPages[]) => Promise<IndexHeld>;
  readonly close: () => void;
}
