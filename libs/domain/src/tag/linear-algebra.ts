/** Rows of columns between two yields: a slice of work of a few milliseconds. */
const ROWS_PER_STEP = 32;

/**
 * Inverse of a symmetric positive definite matrix by Gauss-Jordan elimination, in place and in steps: the caller may let
 * others run between them. O(n³).
 * @param matrix n·n values, row by row; holds the inverse at the end
 */
export function* invert(matrix: Float64Array, n: number): Generator<void, void> {
  for (let pivot = 0; pivot < n; pivot += 1) {
    const diagonal = matrix[pivot * n + pivot] as number;
    const scale = 1 / diagonal;
    matrix[pivot * n + pivot] = 1;
    for (let column = 0; column < n; column += 1) matrix[pivot * n + column] = (matrix[pivot * n + column] as number) * scale;
    for (let row = 0; row < n; row += 1) {
      if (row === pivot) continue;
      const factor = matrix[row * n + pivot] as number;
      if (factor === 0) continue;
      matrix[row * n + pivot] = 0;
      for (let column = 0; column < n; column += 1) matrix[row * n + column] = (matrix[row * n + column] as number) - factor * (matrix[pivot * n + column] as number);
    }
    if (pivot % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
  }
}
