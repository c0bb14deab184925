import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

import { addJob, type JobProps } from './add-job.ts';
import { allow } from './constructs/grant.ts';
import type { DataStack } from './data-stack.ts';
import { grantMail } from './mail-grant.ts';
import { siteUrl } from './stages.ts';
import { tableNames } from './table-names.ts';

/** What the function is made from. */
export interface SendReportProps extends Omit<JobProps, 'environment'> {
  readonly data: DataStack;
}

/** It reads what comms may read, and keeps its own mark. */
const grantStores = (job: IGrantable, { stores: { Releases, Site } }: DataStack): void => {
  const on = (resource: string, actions: readonly string[], ...leadingKeys: string[]): void =>
    allow(job, { actions, resource, leadingKeys });
  on(Releases.tableArn, ['dynamodb:Query'], 'release#*', 'done#official');
  on(Site.tableArn, ['dynamodb:Query'], 'official#accounts', 'campaign#all');
  on(Site.tableArn, ['dynamodb:GetItem'], 'clicks#*');
  on(Site.tableArn, ['dynamodb:GetItem', 'dynamodb:PutItem'], 'weekly#report');
};

/** The function that sends the week's report, where the stage names somebody to send it to. */
export const addSendReport = (scope: Construct, { data, ...props }: SendReportProps): void => {
  const { settings } = props;
  const { report } = settings;
  if (report === undefined) return;
  const job = addJob(scope, 'send-report', {
    ...props,
    environment: {
      ...tableNames(data, 'Releases', 'Site'),
      CAMPAIGN: JSON.stringify(settings.campaign),
      COMPANY: settings.company,
      COMMS_SITE_URL: siteUrl(settings, 'comms'),
      REPORT_FROM: report.from,
      REPORT_TO: report.to.join(','),
      REPORT_LANGUAGE: report.language,
    },
  });
  grantStores(job, data);
  grantMail(job, report);
};
