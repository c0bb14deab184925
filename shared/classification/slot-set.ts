/** Slots that were met in a text. Small enough for a post to stay in the processor's nearest cache. */
export interface SlotSet {
  table: Uint32Array;
}

const SMALLEST = 1024;

/** An empty set. */
export const createSlotSet = (): SlotSet => ({ table: new Uint32Array(SMALLEST) });

/** Empties a set and makes room for `count` slots. */
export const emptySlotSet = (set: SlotSet, count: number): void => {
  let size = SMALLEST;
  while (size < count * 2) size *= 2;
  if (set.table.length === size) set.table.fill(0);
  else set.table = new Uint32Array(size);
};

/** Adds a slot; whether it is new. */
export const addSlot = ({ table }: SlotSet, slot: number): boolean => {
  const mask = table.length - 1;
  let at = slot & mask;
  while (table[at] !== 0) {
    if (table[at] === slot + 1) return false;
    at = (at + 1) & mask;
  }
  table[at] = slot + 1;
  return true;
};
