/**
 * Writes `posts/week-NN.jsonl` from the hand-written texts and the people: `node infra/local/sample/generate.ts`.
 * The same texts give the same posts, byte for byte.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { draftPosts } from './draft-posts.ts';
import { toFiles } from './post-files.ts';
import { loadCast, SAMPLE_DIRECTORY } from './sample-company.ts';

const posts = join(SAMPLE_DIRECTORY, 'posts');
const files = toFiles(draftPosts(loadCast(SAMPLE_DIRECTORY), SAMPLE_DIRECTORY));
rmSync(posts, { recursive: true, force: true });
mkdirSync(posts);
for (const [name, content] of files) writeFileSync(join(posts, name), content);
console.log(`${files.size} files written.`);
