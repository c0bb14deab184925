import type { Purpose, ScopeKind } from './scope.ts';

/** What a person is told about one purpose before deciding. */
export interface PurposeNotice {
  readonly title: string;
  readonly what: string;
  readonly kept: string;
  readonly seenBy: string;
}

/** The whole notice in one language. `version` changes with every change of a word. */
export interface Notice {
  readonly version: string;
  readonly language: string;
  readonly general: readonly string[];
  readonly purposes: Readonly<Record<Purpose, PurposeNotice>>;
  readonly scopes: Readonly<Record<ScopeKind, string>>;
}
