import type { FC } from 'hono/jsx';

import { Table } from '../layout.tsx';
import { hourOf } from '../../../shared/weekly/week-sentences.ts';
import { categoryInWords } from './speech.ts';
import { byContent, byTimeOfDay, perPost, type ListedPost } from '../../../shared/weekly/official-figures.ts';
import { NamedRows } from '../named-rows.tsx';
import { useSpeech } from './parts.tsx';
import { reportAddress, type ReportQuery } from './report-query.ts';

const POSTS_A_PAGE = 25;

/** A post that can be opened at its platform; its name says whose it is, for whoever hears links alone. */
const PostLink: FC<{ readonly post: ListedPost }> = ({ post }) => {
  const { words, formats } = useSpeech();
  const named = words.official.openPostOf(post.handle, formats.minute(post.postedAt));
  if (post.url === undefined) return <>{post.handle}</>;
  return (
    <>
      {`${post.handle} `}
      <a href={post.url} rel="noreferrer" aria-label={`${words.official.openPost} ${named}`}>
        {words.official.openPost}
      </a>
    </>
  );
};

/** Posts with all that is released of them. */
export const PostsTable: FC<{ readonly caption: string; readonly posts: readonly ListedPost[] }> = ({
  caption,
  posts,
}) => {
  const speech = useSpeech();
  const { words, formats } = speech;
  const { official } = words;
  const numbers = [official.likes, official.reposts, official.replies, official.chart.engagement];
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          {[official.post, official.published, official.tag, official.sentiment].map((name) => (
            <th scope="col">{name}</th>
          ))}
          {numbers.map((name) => (
            <th scope="col" class="number">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {posts.map((post) => (
          <tr>
            <th scope="row">
              <PostLink post={post} />
            </th>
            <td>{formats.minute(post.postedAt)}</td>
            <td>{post.topic === undefined ? words.none : `#${post.topic}`}</td>
            <td>{categoryInWords({ table: 'sentiment', category: post.sentiment ?? 'unknown' }, speech)}</td>
            {[post.counts?.likes, post.counts?.reposts, post.counts?.replies, post.interactions].map(
              (count) => (
                <td class="number">{count === undefined ? official.notCounted : formats.number(count)}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
};

/** All posts of a report, a page at a time. */
export const PagedPosts: FC<{
  readonly posts: readonly ListedPost[];
  readonly path: string;
  readonly query: ReportQuery;
}> = ({ posts, path, query }) => {
  const { words, formats } = useSpeech();
  const { official } = words;
  if (posts.length === 0) return <p>{official.noRows}</p>;
  const pages = Math.ceil(posts.length / POSTS_A_PAGE);
  const page = Math.min(query.page, pages);
  const start = (page - 1) * POSTS_A_PAGE;
  const pageInWords = official.pageOf(formats.number(page), formats.number(pages));
  return (
    <>
      <PostsTable
        caption={`${official.postsTitle}. ${pageInWords}`}
        posts={posts.slice(start, start + POSTS_A_PAGE)}
      />
      {pages > 1 && (
        <nav aria-label={pageInWords}>
          {page > 1 && (
            <a href={reportAddress(path, query, { page: page - 1 })} rel="prev">
              {official.previousPage}
            </a>
          )}
          {page < pages && (
            <a href={reportAddress(path, query, { page: page + 1 })} rel="next">
              {official.nextPage}
            </a>
          )}
        </nav>
      )}
    </>
  );
};

/** Posts by what they mainly are. */
export const ByContent: FC<{ readonly posts: readonly ListedPost[] }> = ({ posts }) => {
  const { words, formats } = useSpeech();
  const { official } = words;
  const totals = byContent(posts);
  if (totals.length === 0) return <p>{official.noRows}</p>;
  return (
    <NamedRows
      areNumbers
      caption={official.content}
      columns={[official.content, official.tiles.posts, official.tiles.engagement, official.tiles.perPost]}
      rows={totals.map((total) => {
        const each = perPost(total);
        return [
          official.contents[total.content ?? 'unknown'],
          formats.number(total.posts),
          formats.number(total.engagement),
          each === undefined ? '–' : formats.number(each),
        ];
      })}
    />
  );
};

/** Posts by the time of day at which they were published. */
export const TimeOfDay: FC<{ readonly posts: readonly ListedPost[] }> = ({ posts }) => {
  const speech = useSpeech();
  const { words, formats } = speech;
  return (
    <>
      <p>{words.official.timeNote}</p>
      <NamedRows
        areNumbers
        caption={words.official.time}
        columns={[
          words.official.hours,
          words.official.tiles.posts,
          words.official.tiles.engagement,
          words.official.tiles.perPost,
        ]}
        rows={byTimeOfDay(posts).map((band) => {
          const each = perPost(band);
          return [
            words.official.hoursOf(hourOf(band.from), hourOf(band.to)),
            formats.number(band.posts),
            formats.number(band.engagement),
            each === undefined ? '–' : formats.number(each),
          ];
        })}
      />
    </>
  );
};
