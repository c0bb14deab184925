import { addDays, type Clock } from '../../shared/clock.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { Effect } from '../../shared/outbox/effect.ts';
import { EXPORT_DAYS, readyExport, standingOf, type DataExport } from '../../shared/rights/data-export.ts';
import { describeMyData } from '../../shared/rights/describe-my-data.ts';
import type { ExportFiles } from '../../shared/rights/export-files.ts';
import type { Exports } from '../../shared/rights/exports.ts';
import type { MyData, MyDataReader } from '../../shared/rights/my-data.ts';
import type { OwnRows } from '../../shared/rights/own-rows.ts';
import type { SweepExportsMessage } from '../../shared/rights/sweep-exports-message.ts';
import { pageOf } from './export-page.tsx';

/** What preparing exports works with. `controller`: the company, as pages call it. */
export interface ExportPorts {
  readonly exports: Pick<Exports, 'find' | 'publish'>;
  readonly myData: MyDataReader;
  readonly ownRows: OwnRows;
  readonly files: Pick<ExportFiles, 'put' | 'remove' | 'removeUpTo'>;
  readonly clock: Clock;
  readonly controller: string;
}

type PrepareExport = Extract<Effect, { kind: 'prepare-export' }>;

/**
 * Prepares the copy that somebody asked for, and removes those that nobody may fetch any more. Each may be run twice and
 * stopped half way: files are written over, and a copy is ready only once its request says so.
 */
export const createExportParticipant =
  (ports: ExportPorts) =>
  async (message: Effect | SweepExportsMessage): Promise<string> => {
    switch (message.kind) {
      case 'prepare-export':
        return prepare(ports, message);
      case 'discard-export':
        await ports.files.remove(message.export);
        return 'discarded';
      case 'sweep-exports': {
        const removed = await ports.files.removeUpTo(addDays(ports.clock.now(), -EXPORT_DAYS));
        return removed === 0 ? 'nothing-over' : 'swept';
      }
      case 'alert-raised':
      case 'alert-closed':
      case 'author-named':
      case 'synthetic-alert':
      case 'rule-judged':
      case 'erase-account':
      case 'erase-purposes':
        throw new ServiceError('invariant', `${message.kind} is no export`);
    }
  };

const prepare = async (ports: ExportPorts, message: PrepareExport): Promise<string> => {
  const { exports, myData, files, clock, controller } = ports;
  const asked = await exports.find(message.participant);
  if (!isAwaited(asked, message, clock.now())) return leave(ports, message, asked);
  // Before anything is gathered: the day it can be fetched is over no later than the one it is kept.
  const preparedAt = clock.now();
  const ready = readyExport(asked, preparedAt);
  const data = { ...(await myData.read(message.participant)), dataExport: ready };
  if (data.profile === undefined) return leave(ports, message, undefined);
  const document = describeMyData(data, await logOf(ports, data, preparedAt), {
    controller,
    preparedAt,
    language: ready.language,
  });
  const json = JSON.stringify(document, undefined, 2);
  await files.put(message.export, { json, html: await pageOf(document) });
  if (await exports.publish(ready)) return 'prepared';
  return leave(ports, message, await exports.find(message.participant));
};

const logOf = async ({ ownRows }: ExportPorts, { links, alerts }: MyData, now: Date) =>
  (await Promise.all(links.map((link) => ownRows.of({ link, alerts }, now)))).flat();

const isAwaited = (
  held: DataExport | undefined,
  message: PrepareExport,
  now: Date,
): held is Extract<DataExport, { status: 'asked' }> =>
  held?.id === message.export && standingOf(held, now) === 'asked';

/** Leaves a copy that is ready as it is, and nothing of one that is not waited for any more. */
const leave = async (
  { files }: ExportPorts,
  message: PrepareExport,
  held: DataExport | undefined,
): Promise<string> => {
  if (held?.id === message.export && held.status === 'ready') return 'prepared-before';
  await files.remove(message.export);
  return 'no-longer-wanted';
};
