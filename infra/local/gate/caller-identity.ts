import type { IncomingHttpHeaders } from 'node:http';

export interface Signature {
  readonly accessKeyId: string;
  /** The service the request was signed for: `dynamodb`, `s3`, … */
  readonly service: string;
}

/** Who signed, by SigV4's Authorization header or by a presigned URL; undefined when nobody did. */
export function signatureOf(headers: IncomingHttpHeaders, url: string): Signature | undefined {
  const scope =
    /^AWS4-[\w-]+ Credential=([^,\s]+)/.exec(headers.authorization ?? '')?.[1] ??
    new URLSearchParams(url.split('?')[1] ?? '').get('X-Amz-Credential');
  const parts = scope?.split('/') ?? [];
  const service = parts.at(-2);
  const accessKeyId = parts.slice(0, -4).join('/');
  return accessKeyId === '' || service === undefined ? undefined : { accessKeyId, service };
}
