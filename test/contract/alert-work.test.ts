import { createDynamoAlertCases } from '../../shared/alerts/alert-cases.dynamodb.ts';
import { alertItem } from '../../shared/alerts/alert-items.ts';
import { createDynamoAlertReader } from '../../shared/alerts/alert-reader.dynamodb.ts';
import { createDynamoAlertWork } from '../../shared/alerts/alert-work.dynamodb.ts';
import { STANDARD_TARGETS } from '../../shared/alerts/response-targets.ts';
import { ALERTS_BY_STATE, CASE_INDEXES } from '../../shared/names.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { createFakeAlertWork } from '../support/fake-alert-work.ts';
import { FakeAlerts } from '../support/fake-alerts.ts';
import { holdsAlertWork } from './alert-work.suite.ts';

const dynamo = openDynamo();

holdsAlertWork('the fake', (clock) => {
  const alerts = new FakeAlerts(clock);
  return Promise.resolve({
    work: createFakeAlertWork(alerts, clock),
    put: (alert) => Promise.resolve(void alerts.put(alert)),
  });
});

holdsAlertWork('DynamoDB', async (clock) => {
  const { documents } = dynamo;
  const table = await dynamo.table({ ...ALERTS_BY_STATE, projection: 'ALL' }, ...CASE_INDEXES);
  return {
    work: {
      ...createDynamoAlertWork({ documents, table, targets: STANDARD_TARGETS, clock }),
      ...createDynamoAlertCases({
        documents,
        table,
        alerts: createDynamoAlertReader(documents, table, clock),
      }),
    },
    put: (alert) => dynamo.put(table, alertItem(alert)),
  };
});
