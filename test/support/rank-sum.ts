/**
 * The rank-sum statistic of two samples (Mann and Whitney 1947; ties get their middle rank), in standard deviations
 * from what it is expected to be where both come from one distribution: close to normal from some twenty values on.
 */
export const rankSumZ = (one: readonly number[], other: readonly number[]): number => {
  const all = [
    ...one.map((value) => ({ value, isOne: true })),
    ...other.map((value) => ({ value, isOne: false })),
  ];
  all.sort((left, right) => left.value - right.value);
  let sum = 0;
  for (let start = 0; start < all.length;) {
    let end = start;
    while (end < all.length && all[end]?.value === all[start]?.value) end += 1;
    const rank = (start + 1 + end) / 2;
    sum += rank * all.slice(start, end).filter(({ isOne }) => isOne).length;
    start = end;
  }
  const [m, n] = [one.length, other.length];
  const expected = (m * (m + n + 1)) / 2;
  return (sum - expected) / Math.sqrt((m * n * (m + n + 1)) / 12);
};
