import type { PreviewAnswer, PreviewRequest } from './preview.ts';

/**
 * Reads the newest posts of an account from its platform, once, in memory, and says which of them a choice would cover.
 * Whoever asks has shown that the account is theirs: nobody else may be answered. Nothing of it is stored or logged
 * anywhere. It may be asked again.
 *
 * @throws ServiceError `unavailable` when the function does not answer, `invariant` for an answer that does not fit. A
 * platform that does not answer is an outcome.
 */
export interface PostPreviewer {
  preview(request: Omit<PreviewRequest, 'version'>): Promise<PreviewAnswer>;
}
