import type { Interval } from "./bootstrap.ts";

/** 95 % interval of a share that was seen `hits` times in `all`, at least 1. Wilson (1927), Journal of the American Statistical Association 22. */
export function wilsonInterval(hits: number, all: number): Interval {
  const share = hits / all;
  const square = Z * Z;
  const middle = (share + square / (2 * all)) / (1 + square / all);
  const half = (Z / (1 + square / all)) * Math.sqrt((share * (1 - share)) / all + square / (4 * all * all));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** The 97.5 % point of the normal distribution. */
const Z = 1.959963984540054;
