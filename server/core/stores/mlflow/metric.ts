import { growingCurve, type Curve } from "../curve.ts";
import { numberIn } from "../numbers.ts";

/** Reads `<timestamp> <value> [<step>]` per line. Lines that make no sense are left out and named as one problem. A last line without its line break may still be being written. */
export function readCurve(file: string, text: string): Curve {
  const lines = text.split("\n");
  const unfinished = lines.pop() ?? "";
  const points = growingCurve();
  let broken = 0;
  for (const line of lines) {
    if (line.trim() === "") continue;
    const point = pointOf(line);
    if (point) points.add(...point);
    else broken += 1;
  }
  const last = pointOf(unfinished);
  if (last && unfinished.trim().split(/\s+/).length === 3) points.add(...last);
  if (broken === 0) return points.curve();
  const what = broken === 1 ? "1 line is" : `${broken} lines are`;
  return { ...points.curve(), problem: { file, message: `${what} not “timestamp value step” and left out of the curve.` } };
}

function pointOf(line: string): readonly [step: number, time: number, value: number] | undefined {
  const [time = "", text = "", step = "0", ...rest] = line.trim().split(/\s+/);
  const value = numberIn(text);
  if (value === undefined || rest.length > 0 || !/^-?\d+$/.test(time) || !/^-?\d+$/.test(step)) return undefined;
  return [Number(step), Number(time), value];
}
