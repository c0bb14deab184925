import type { Engine } from '../../infra/local/engine-api.ts';

/** Sends dead letters back to where they came from, as the runbook says; answers how many there were. */
export const redrive = async (engine: Engine): Promise<number> => {
  let letters = 0;
  for (const name of engine.queueNames.filter((one) => one.includes('Dead'))) {
    const dead = engine.queue(name);
    const source = engine.queueNames.find(
      (one) =>
        one !== name && !/Dead|Rejected/u.test(one) && one.split('Queue')[0] === name.split('Queue')[0],
    );
    for (const record of dead.receive(1000)) {
      letters += 1;
      dead.delete(record.receiptHandle);
      if (source !== undefined) await engine.send(source, record.body);
    }
  }
  await engine.drain();
  return letters;
};
