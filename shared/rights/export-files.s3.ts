import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

import {
  DeleteObjectCommand,
  GetObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3ServiceException,
  type S3Client,
} from '@aws-sdk/client-s3';

import { ServiceError } from '../errors.ts';
import type { ExportId } from './data-export.ts';
import { EXPORT_FORMATS, type ExportFiles, type ExportFormat } from './export-files.ts';

const TYPES: Readonly<Record<ExportFormat, string>> = {
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
};

const compressed = promisify(gzip);

const keyOf = (id: ExportId, format: ExportFormat): string => `${id}.${format}`;

/** Files of exports in their bucket, two objects each. */
export const createS3ExportFiles = (s3: S3Client, bucket: string): ExportFiles => ({
  put: async (id, files) => {
    for (const format of EXPORT_FORMATS) {
      const Body = await compressed(files[format]);
      const request = new PutObjectCommand({
        Bucket: bucket,
        Key: keyOf(id, format),
        Body,
        ContentType: TYPES[format],
        ContentEncoding: 'gzip',
      });
      await answered(() => s3.send(request));
    }
  },

  read: (id, format) => read(s3, { Bucket: bucket, Key: keyOf(id, format) }),

  remove: async (id) => {
    for (const format of EXPORT_FORMATS) await remove(s3, bucket, keyOf(id, format));
  },

  removeUpTo: async (moment) => {
    let removed = 0;
    for (const key of await answered(() => keysUpTo(s3, bucket, moment))) {
      await remove(s3, bucket, key);
      removed += 1;
    }
    return removed;
  },
});

const answered = async <Result>(call: () => Promise<Result>): Promise<Result> => {
  try {
    return await call();
  } catch (cause) {
    throw new ServiceError('unavailable', 'the bucket of exports did not answer', { cause });
  }
};

const remove = async (s3: S3Client, Bucket: string, Key: string): Promise<void> =>
  void (await answered(() => s3.send(new DeleteObjectCommand({ Bucket, Key }))));

/** Whoever may not list a bucket is refused what is not there: to the site, which may not, both mean that it is gone. */
const GONE: readonly (number | undefined)[] = [403, 404];

const read = (s3: S3Client, place: { readonly Bucket: string; readonly Key: string }) =>
  answered(async () => {
    try {
      const { Body } = await s3.send(new GetObjectCommand(place));
      return Body === undefined ? undefined : new Uint8Array(await Body.transformToByteArray());
    } catch (fault) {
      if (fault instanceof S3ServiceException && GONE.includes(fault.$metadata.httpStatusCode))
        return undefined;
      throw fault;
    }
  });

const keysUpTo = async (s3: S3Client, Bucket: string, moment: Date): Promise<readonly string[]> => {
  const keys: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket })) {
    for (const { Key, LastModified } of Contents) {
      if (Key !== undefined && LastModified !== undefined && LastModified <= moment) keys.push(Key);
    }
  }
  return keys;
};
