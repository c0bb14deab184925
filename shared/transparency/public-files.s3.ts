import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';

import { ServiceError } from '../errors.ts';
import type { LogFiles } from './log-files.ts';

/**
 * Files below a prefix of a bucket, read as everybody reads them. A file that is not there is told from one that may not be
 * read only by whoever may list the bucket.
 */
export const createS3Files = (s3: S3Client, bucket: string, prefix: string): LogFiles => ({
  read: async (path) => {
    try {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: `${prefix}${path}` }));
      return await Body?.transformToByteArray();
    } catch (cause) {
      if (cause instanceof NoSuchKey) return undefined;
      throw new ServiceError('unavailable', 'the public bucket did not answer', { cause });
    }
  },
});
