import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3ServiceException,
  type PutObjectCommandInput,
  type S3Client,
} from '@aws-sdk/client-s3';

import { ServiceError } from '../errors.ts';
import { createS3Files } from './public-files.s3.ts';
import type { PublicLog } from './public-log.ts';

/** Where the log lies in the public bucket. */
const PREFIX = 'log/';
const CHECKPOINT = `${PREFIX}checkpoint`;

const UNCHANGING = 'public, max-age=31536000, immutable';
const TEXT = 'text/plain; charset=utf-8';

/** What the service answers to a condition that does not hold, or to two writes at once. */
const CONDITION_FAILED: readonly (number | undefined)[] = [409, 412];

/** What a file is told to browsers and caches as (C2SP tlog-tiles). */
const headersOf = (path: string) => {
  if (path.startsWith('tile/'))
    return { ContentType: 'application/octet-stream', CacheControl: UNCHANGING } as const;
  return {
    ContentType: TEXT,
    CacheControl: path.startsWith('checkpoints/') ? UNCHANGING : 'no-cache',
  } as const;
};

const unavailable = (cause: unknown): ServiceError =>
  new ServiceError('unavailable', 'the bucket of the log did not do it', { cause });

/** The log below `log/` in a bucket. */
export const createS3PublicLog = (s3: S3Client, bucket: string): PublicLog => {
  const put = (path: string, more: Pick<PutObjectCommandInput, 'Body' | 'IfMatch' | 'IfNoneMatch'>) =>
    s3.send(new PutObjectCommand({ Bucket: bucket, Key: `${PREFIX}${path}`, ...headersOf(path), ...more }));
  return {
    ...createS3Files(s3, bucket, PREFIX),

    checkpoint: async () => {
      try {
        const answer = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: CHECKPOINT }));
        const note = await answer.Body?.transformToString();
        if (note === undefined || answer.ETag === undefined) throw unavailable('an answer without a body');
        return { note, version: answer.ETag };
      } catch (fault) {
        if (fault instanceof NoSuchKey) return undefined;
        throw fault instanceof ServiceError ? fault : unavailable(fault);
      }
    },

    write: async (path, bytes) => {
      try {
        await put(path, { Body: bytes });
      } catch (fault) {
        throw unavailable(fault);
      }
    },

    publish: async (note, replacing) => {
      const condition = replacing === undefined ? { IfNoneMatch: '*' } : { IfMatch: replacing };
      try {
        await put('checkpoint', { Body: note, ...condition });
        return 'published';
      } catch (fault) {
        const status = fault instanceof S3ServiceException ? fault.$metadata.httpStatusCode : undefined;
        if (CONDITION_FAILED.includes(status)) return 'overtaken';
        throw unavailable(fault);
      }
    },
  };
};
