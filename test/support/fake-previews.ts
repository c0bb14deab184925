import type { PostPreviewer } from '../../shared/previews/post-previewer.ts';
import type { PreviewAnswer, PreviewRequest } from '../../shared/previews/preview.ts';

/** Nobody posted anything. */
export const NO_POSTS: PreviewAnswer = {
  kind: 'listed',
  posts: [],
  since: '2026-01-09T12:00:00.000Z',
  more: false,
};

/** Answers what it is told to, and remembers what it was asked; it can be told to fail. */
export class FakePostPreviewer implements PostPreviewer {
  readonly asked: Omit<PreviewRequest, 'version'>[] = [];
  answer: PreviewAnswer = NO_POSTS;
  fault: Error | undefined;

  preview(request: Omit<PreviewRequest, 'version'>): Promise<PreviewAnswer> {
    this.asked.push(request);
    return this.fault === undefined ? Promise.resolve(this.answer) : Promise.reject(this.fault);
  }
}
