/**
 * birth-death: chains whose state is a number that goes up or down by one, with a rate for each; where they settle, and
 * how fast.
 */

/** States 0 … n: `births[i]` is the rate from i to i + 1, `deaths[i]` that from i + 1 to i; both n long, all above 0. */
export interface Chain {
  readonly births: readonly number[];
  readonly deaths: readonly number[];
}

/** The logarithms of the stationary probabilities, by state: p(i) births(i) = p(i + 1) deaths(i), and they add up to 1. */
export function logStationary({ births, deaths }: Chain): number[] {
  const logs = [0];
  births.forEach((birth, i) => {
    logs.push((logs[i] as number) + Math.log(birth / (deaths[i] as number)));
  });
  // Relative to the largest: the products themselves leave the range of numbers.
  const largest = logs.reduce((a, b) => Math.max(a, b));
  const sum = logs.reduce((total, log) => total + Math.exp(log - largest), 0);
  return logs.map((log) => log - largest - Math.log(sum));
}

/**
 * The relaxation time: 1 over the spectral gap, the second least eigenvalue of the negated generator. By it the memory
 * of the start fades: in so much time to 1/e, at last.
 * Found by bisection with Sturm counts on the symmetrised generator: diagonal births(i) + deaths(i − 1), off it
 * √(births(i) deaths(i)). Source: Golub, Van Loan, Matrix Computations, section 8.4.1.
 */
export function relaxationTime({ births, deaths }: Chain): number {
  const diagonal = Array.from({ length: births.length + 1 }, (_, i) => (births[i] ?? 0) + (deaths[i - 1] ?? 0));
  const squares = births.map((birth, i) => birth * (deaths[i] as number));
  let low = 0;
  let high = 2 * diagonal.reduce((a, b) => Math.max(a, b));
  for (let i = 0; i < 60 && high - low > 1e-6 * high; i++) {
    const middle = (low + high) / 2;
    if (eigenvaluesBelow(diagonal, squares, middle) >= 2) high = middle;
    else low = middle;
  }
  return 1 / high;
}

/** How many eigenvalues of a symmetric tridiagonal matrix lie below `x`: the negative pivots of its shifted self. */
function eigenvaluesBelow(diagonal: readonly number[], squares: readonly number[], x: number): number {
  let below = 0;
  let pivot = 1;
  diagonal.forEach((entry, i) => {
    pivot = entry - x - (i === 0 ? 0 : (squares[i - 1] as number) / pivot);
    if (pivot === 0) pivot = -Number.MIN_VALUE * 2 ** 60;
    if (pivot < 0) below++;
  });
  return below;
}

/**
 * How long a chain that starts in state 0 takes until no probability of any event differs from its long-run value by
 * more than ½e⁻³ < 0.025: relaxation time × (½ ln(1/p(0)) + 3).
 * Source: Diaconis, Stroock, Geometric bounds for eigenvalues of Markov chains (1991), proposition 3:
 * the distance is at most ½ p(0)^(−½) exp(−t / relaxation time).
 */
export function settlingTime(chain: Chain, logs = logStationary(chain)): number {
  return relaxationTime(chain) * (3 - (logs[0] as number) / 2);
}
