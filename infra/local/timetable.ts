/** When a schedule is due. Instants are milliseconds since the epoch; everything is UTC. */
export interface Timetable {
  /** The last due instant in `(after, until]`, if there is one. */
  lastDue(after: number, until: number): number | undefined;
  /** The first due instant later than `after`, if there will be one. */
  nextDue(after: number): number | undefined;
}
