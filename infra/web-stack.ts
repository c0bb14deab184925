import { join } from 'node:path';

import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  DomainName,
  HttpApi,
  HttpStage,
  LogGroupLogDestination,
  type IAccessLogSettings,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

import { SITES, type SignedInSite, type Site } from '../shared/names.ts';
import { addCheckDraft } from './check-draft.ts';
import { addAlarm, ALARM_PERIOD } from './constructs/alarms.ts';
import { ServiceFunction } from './constructs/service-function.ts';
import type { DataStack } from './data-stack.ts';
import { logRetention } from './log-retention.ts';
import { addPreviewPosts } from './preview-posts.ts';
import { addOpenEntries } from './open-entries.ts';
import type { PipelineStack } from './pipeline-stack.ts';
import { SITE_GRANTS } from './site-grants.ts';
import { siteEnvironment } from './site-environment.ts';
import type { StageSettings } from './stages.ts';

/** What the stack is made from. */
export interface WebStackProps extends StackProps {
  readonly settings: StageSettings;
  readonly data: DataStack;
  readonly pipeline: PipelineStack;
  readonly bundles: string;
}

const REQUESTS_PER_SECOND = 50;
const REQUESTS_AT_ONCE = 100;

/** What an access log may say: nothing about who asked. */
const LOGGED = JSON.stringify({
  requestId: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
});

/** One app, deployed once for each site: its own function, grants, HTTP API and host name. */
export class WebStack extends Stack {
  readonly #props: WebStackProps;
  /** Functions that the participant site asks. */
  readonly #asked: Readonly<Record<'checkDraft' | 'previewPosts' | 'openEntries', ServiceFunction>>;

  constructor(scope: Construct, id: string, props: WebStackProps) {
    super(scope, id, props);
    this.#props = props;
    const told = { ...props, topic: props.pipeline.topic };
    this.#asked = {
      checkDraft: addCheckDraft(this, told),
      previewPosts: addPreviewPosts(this, told),
      openEntries: addOpenEntries(this, told),
    };
    const certificate = Certificate.fromCertificateArn(this, 'Certificate', props.settings.certificateArn);
    for (const site of SITES) this.#site(site, certificate);
  }

  #site(site: Site, certificate: ICertificate): void {
    const { settings, data, pipeline, bundles } = this.#props;
    const server = new ServiceFunction(this, `${site}-site`, {
      bundle: join(bundles, `${site}-site`),
      environment: siteEnvironment(site, { ...this.#props, ...this.#asked }),
      timeout: Duration.seconds(28),
      logRetention: logRetention(settings),
      description: `Candor: the ${site} site`,
      // That somebody read a lesson or reported a concern, and at which second, is nobody’s business.
      isQuiet: site === 'public',
    });
    SITE_GRANTS[site](server, {
      data,
      relayQueue: pipeline.relayQueue,
      ...this.#asked,
    });
    const api = this.#serve(site, server, certificate);
    // The app answers a fault with a page, so the function's own errors would not show it.
    addAlarm(this, `${site}-alarm`, {
      metric: api.metricServerError({ period: ALARM_PERIOD, statistic: 'Sum' }),
      threshold: 0,
      impact: `people cannot use the ${site} site, or a part of it.`,
      runbook: 'sites',
      topic: pipeline.topic,
    });
  }

  #serve(site: Site, server: ServiceFunction, certificate: ICertificate): HttpApi {
    const { settings } = this.#props;
    const domain = new DomainName(this, `${site}-domain`, {
      domainName: `${site}.${settings.domain}`,
      certificate,
    });
    const api = new HttpApi(this, `${site}-api`, {
      createDefaultStage: false,
      disableExecuteApiEndpoint: true,
      defaultIntegration: new HttpLambdaIntegration(`${site}-integration`, server),
    });
    new HttpStage(this, `${site}-stage`, {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      domainMapping: { domainName: domain },
      throttle: { rateLimit: REQUESTS_PER_SECOND, burstLimit: REQUESTS_AT_ONCE },
      ...(site !== 'public' && { accessLogSettings: this.#accessLog(site) }),
    });
    new CfnOutput(this, `${site}-target`, {
      description: `What the DNS name ${site}.${settings.domain} must point to`,
      value: domain.regionalDomainName,
    });
    return api;
  }

  /** For every site but the public one: that somebody read a notice or a lesson, and when, is nobody’s business. */
  #accessLog(site: SignedInSite): IAccessLogSettings {
    const log = new LogGroup(this, `${site}-access`, {
      retention: logRetention(this.#props.settings),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    return { destination: new LogGroupLogDestination(log), format: AccessLogFormat.custom(LOGGED) };
  }
}
