/** Uniform random bytes. What protects people takes the cryptographic source; tests take a seeded one. */
export interface RandomBytes {
  bytes(count: number): Uint8Array;
}
