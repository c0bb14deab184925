import type { RunReport } from './report.ts';

const line = (name: string, value: string | number): string => `  ${name.padEnd(34)} ${value}\n`;

const list = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ') || 'none';

/** What a run came to, for people to read, under what kind of run it was. */
export const printReport = (report: RunReport, heading: string): string => {
  const { accounts, posts, alerts, releases, units } = report;
  return [
    `\n${heading}\n\nAccounts\n`,
    line('under consent', accounts.advocacy.given),
    line('  for', list(accounts.purposes)),
    line('paused', accounts.advocacy.paused),
    line('withdrawn, being erased', accounts.advocacy.withdrawn),
    line('official', accounts.official),
    '\nPosts\n',
    line('kept, without their words', posts.firstSeen),
    line('classified', posts.classified),
    line('readings, over all visits', posts.readings),
    line('  refused as out of scope', posts.refused),
    '\nAlerts\n',
    line('raised', alerts.raised),
    line('  by severity', list(alerts.bySeverity)),
    line('handed to the security queue', alerts.queuedForSecurity),
    '\nReleases\n',
    line('published', releases.published),
    line('figures released', releases.figuresReleased),
    line('figures withheld as [c]', releases.figuresWithheld),
    '\nErased after withdrawals\n',
    line('items', report.itemsErased),
    '\nWork\n',
    line('visits without a change', report.visits.unchanged),
    line('visits with a change', report.visits.changed),
    line('write units, read units', `${units.write}, ${units.read}`),
    line('write units per kept post', `${units.writePerPost}, leases of all visits included`),
    line('CPU per kept post', `${report.cpuMillisecondsPerPost} ms`),
    line('calls denied by the gate', report.denials),
    '\n',
  ].join('');
};
