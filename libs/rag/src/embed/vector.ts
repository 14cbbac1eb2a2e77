/** Scales to length 1; a vector without length stays zero. */
export function unit(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  const length = Math.sqrt(square);
  return length > 0 && Number.isFinite(length) ? vector.map((value) => value / length) : new Float32Array(vector.length);
}

/** Cosine of two unit vectors. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

const FLOAT = new Float32Array(1);
const BITS = new Uint32Array(FLOAT.buffer);

/**
 * As pgvector reads it, every number exactly: in hexadecimal (C99), which the embedded database's C library reads some seven
 * times as fast as decimal digits. What is too small for a normal 32-bit float is zero.
 */
export function vectorLiteral(vector: Float32Array): string {
  return `[${Array.from(vector, hexadecimal).join(',')}]`;
}

function hexadecimal(value: number): string {
  FLOAT[0] = value;
  const bits = BITS[0] ?? 0;
  const exponent = (bits >>> 23) & 0xff;
  if (exponent === 0) return '0';
  if (exponent === 0xff) return String(value); // not a number, or infinite: for pgvector to refuse
  return `${bits >>> 31 === 1 ? '-' : ''}0x${((bits & 0x7f_ff_ff) | 0x80_00_00).toString(16)}p${exponent - 150}`;
}
