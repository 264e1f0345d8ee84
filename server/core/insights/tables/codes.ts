export interface GrowingCodes {
  /** Rows ascend. */
  set(row: number, text: string): void;
  coded(rows: number): { readonly codes: Int32Array; readonly labels: readonly string[] };
}

/** Texts as numbers, each text kept once. Takes no memory until the first text comes. */
export function growingCodes(): GrowingCodes {
  const known = new Map<string, number>();
  let codes = new Int32Array(0);
  return {
    set(row, text) {
      if (row >= codes.length) codes = larger(codes, row);
      const code = known.get(text) ?? known.size;
      if (code === known.size) known.set(text, code);
      codes[row] = code;
    },
    coded: (rows) => ({ codes: known.size === 0 ? codes : larger(codes, rows - 1).slice(0, rows), labels: [...known.keys()] }),
  };
}

function larger(codes: Int32Array<ArrayBuffer>, row: number): Int32Array<ArrayBuffer> {
  if (row < codes.length) return codes;
  const grown = new Int32Array(Math.max(16, 2 * (row + 1))).fill(-1);
  grown.set(codes);
  return grown;
}
