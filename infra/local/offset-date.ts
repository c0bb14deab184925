/**
 * Replaces this thread's `Date` by one that reads the machine's clock plus a shared offset, so that a calendar can be
 * driven from outside while the code under it stays what ships. Dates made are genuine `Date` objects.
 * @param offset one signed 64-bit number of milliseconds, see `OffsetClock`.
 */
export function installOffsetDate(offset: SharedArrayBuffer): void {
  const view = new BigInt64Array(offset);
  const MachineDate = Date;
  const now = (): number => MachineDate.now() + Number(Atomics.load(view, 0));
  const OffsetDate: DateConstructor = new Proxy(MachineDate, {
    apply: () => new MachineDate(now()).toString(),
    construct: (target, values: unknown[], newTarget): object => {
      const given = values.length === 0 ? [now()] : values;
      const made: unknown = Reflect.construct(target, given, newTarget === OffsetDate ? target : newTarget);
      if (made instanceof target) return made;
      throw new TypeError('Date makes dates.');
    },
    get: (target, property, receiver): unknown =>
      property === 'now' ? now : Reflect.get(target, property, receiver),
  });
  Object.defineProperty(MachineDate.prototype, 'constructor', {
    value: OffsetDate,
    configurable: true,
    writable: true,
  });
  globalThis.Date = OffsetDate;
}
