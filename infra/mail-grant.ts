import { allow } from './constructs/grant.ts';
import type { ServiceFunction } from './constructs/service-function.ts';

/** It sends from one address to those that the stage names, and to no others. */
export const grantMail = (
  sender: ServiceFunction,
  { from, to }: { readonly from: string; readonly to: readonly string[] },
): void =>
  allow(sender, {
    actions: ['ses:SendEmail'],
    resource: sender.stack.formatArn({
      service: 'ses',
      resource: 'identity',
      resourceName: from.slice(from.indexOf('@') + 1),
    }),
    conditions: {
      StringEquals: { 'ses:FromAddress': from },
      'ForAllValues:StringEquals': { 'ses:Recipients': [...to] },
    },
  });
