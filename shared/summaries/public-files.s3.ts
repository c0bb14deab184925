import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';

import { ServiceError } from '../errors.ts';
import type { PublicFiles } from './public-files.ts';

/** Files in the public bucket. */
export const createS3PublicFiles = (s3: S3Client, bucket: string): PublicFiles => ({
  put: async (path, json) => {
    const request = { Bucket: bucket, Key: path, Body: json, ContentType: 'application/json; charset=utf-8' };
    try {
      await s3.send(new PutObjectCommand(request));
    } catch (cause) {
      throw new ServiceError('unavailable', 'the public bucket did not take a file', { cause });
    }
  },
});
