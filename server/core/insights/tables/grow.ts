export interface GrowingNumbers {
  push(number: number): void;
  /** A copy of just the right size, in the order in which they came. */
  numbers(): Float64Array<ArrayBuffer>;
}

/** Numbers one by one, eight bytes each. */
export function growingNumbers(): GrowingNumbers {
  let numbers = new Float64Array(16);
  let count = 0;
  return {
    push(number) {
      if (count === numbers.length) {
        const larger = new Float64Array(count * 2);
        larger.set(numbers);
        numbers = larger;
      }
      numbers[count] = number;
      count += 1;
    },
    numbers: () => numbers.slice(0, count),
  };
}
