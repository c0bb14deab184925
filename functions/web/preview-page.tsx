import type { FC } from 'hono/jsx';

import type { Purposes } from '../../shared/consent/consent-record.ts';
import { NOTICES } from '../../shared/consent/notice.ts';
import { Purpose } from '../../shared/consent/scope.ts';
import {
  PREVIEW_POSTS_AT_MOST,
  type PreviewAnswer,
  type PreviewedPost,
} from '../../shared/previews/preview.ts';
import { CHOICES_FORM, controlsOf } from './choice-form.ts';
import { useFormats, useLanguage, useWords } from './language.tsx';
import { Columns, Table } from './layout.tsx';
import { PREVIEW } from './words/catalogues.ts';

type Listed = Extract<PreviewAnswer, { kind: 'listed' }>;

/** What is shown: posts, and the choice they are judged by; `isOpen` while it can still be changed on the page. */
interface PreviewProps {
  readonly listed: Listed;
  readonly purposes: Purposes;
  readonly isOpen: boolean;
}

const previewed = (purposes: Purposes): readonly Purpose[] =>
  Purpose.options.filter((purpose) => purposes[purpose] !== undefined);

/** Whether a post has a box of its own for a purpose: where posts are chosen one by one, and it may still count. */
export const hasBox = ({ verdicts }: PreviewedPost, purpose: Purpose, purposes: Purposes): boolean =>
  purposes[purpose]?.scope.kind === 'chosen-posts' && verdicts[purpose] !== 'over';

/** What a choice means for a post; a box to tick where each is chosen by itself. */
const Verdict: FC<
  Omit<PreviewProps, 'listed'> & {
    readonly post: PreviewedPost;
    readonly place: string;
    readonly purpose: Purpose;
  }
> = ({ post, place, purpose, purposes, isOpen }) => {
  const words = useWords(PREVIEW);
  const verdict = post.verdicts[purpose] ?? 'outside';
  if (!isOpen || !hasBox(post, purpose, purposes)) {
    return <>{words.verdicts[verdict]}</>;
  }
  return (
    <label>
      <input
        type="checkbox"
        form={CHOICES_FORM}
        name={controlsOf(purpose).posts}
        value={post.id}
        checked={verdict === 'counts'}
        aria-describedby={place}
      />{' '}
      {words.countThis}
    </label>
  );
};

const Row: FC<Omit<PreviewProps, 'listed'> & { readonly post: PreviewedPost; readonly place: string }> = ({
  post,
  place,
  ...choice
}) => {
  const words = useWords(PREVIEW);
  const { minute } = useFormats();
  return (
    <tr>
      <td id={place} class="excerpt">
        {post.text === '' ? words.noWords : <bdi>{post.text}</bdi>}
      </td>
      <td>{minute(post.postedAt)}</td>
      {previewed(choice.purposes).map((purpose) => (
        <td>
          <Verdict post={post} place={place} purpose={purpose} {...choice} />
        </td>
      ))}
    </tr>
  );
};

/** How many of the posts count for each purpose. */
const Counted: FC<Omit<PreviewProps, 'isOpen'>> = ({ listed: { posts }, purposes }) => {
  const words = useWords(PREVIEW);
  const { number } = useFormats();
  const notice = NOTICES[useLanguage()];
  return (
    <ul>
      {previewed(purposes).map((purpose) => {
        const scope = purposes[purpose]?.scope.kind;
        const of = (verdict: string): number =>
          posts.filter(({ verdicts }) => verdicts[purpose] === verdict).length;
        return (
          <li>
            {words.counted({
              purpose: notice.purposes[purpose].title,
              scope: scope === undefined ? '' : notice.scopes[scope],
              counts: number(of('counts')),
              posts: number(posts.length),
            })}
            {of('before') > 0 && ` ${words.before(number(of('before')))}`}
          </li>
        );
      })}
    </ul>
  );
};

/** A person's newest posts, and which of them a choice covers. */
export const Preview: FC<PreviewProps> = ({ listed, purposes, isOpen }) => {
  const words = useWords(PREVIEW);
  const { day, number } = useFormats();
  const notice = NOTICES[useLanguage()];
  const { posts, since, more } = listed;
  const isChosenSingly =
    isOpen && previewed(purposes).some((purpose) => purposes[purpose]?.scope.kind === 'chosen-posts');
  return (
    <>
      <p class="note">{words.forgotten}</p>
      {posts.length === 0 ? (
        <p>{words.noPosts(day(since))}</p>
      ) : (
        <>
          <Counted listed={listed} purposes={purposes} />
          {isChosenSingly && <p>{words.tick}</p>}
          <Table caption={words.caption(day(since))}>
            <thead>
              <Columns
                names={[
                  words.post,
                  words.posted,
                  ...previewed(purposes).map((purpose) => notice.purposes[purpose].title),
                ]}
              />
            </thead>
            <tbody>
              {posts.map((post, index) => (
                <Row post={post} place={`post-${index + 1}`} purposes={purposes} isOpen={isOpen} />
              ))}
            </tbody>
          </Table>
          {more && <p>{words.more(number(PREVIEW_POSTS_AT_MOST))}</p>}
        </>
      )}
    </>
  );
};
