import { utf8 } from "../../text/utf8.ts";
import { eachField, payloads, textAt } from "../wire.ts";

export interface Hparams {
  readonly params?: readonly (readonly [name: string, value: string])[];
  readonly status?: number;
  /** Milliseconds since 1970. */
  readonly startTime?: number;
}

/** Reads HParamsPluginData: the session's start with its parameters (field 3), or its end with how it went (field 4). */
export function hparamsOf(content: Uint8Array): Hparams {
  const [start] = payloads(content, 3);
  const [end] = payloads(content, 4);
  let status: number | undefined;
  if (end) eachField(end, ({ number, value }) => number === 1 && (status = value));
  let startTime: number | undefined;
  if (start) eachField(start, ({ number, value }) => number === 5 && value > 0 && (startTime = value * 1000));
  const params = start && payloads(start, 1).map(paramOf);
  return { ...(params && { params }), ...(status !== undefined && { status }), ...(startTime !== undefined && { startTime }) };
}

/** An entry of a map from a name to a google.protobuf.Value. */
function paramOf(entry: Uint8Array): readonly [string, string] {
  let text = "";
  const [value] = payloads(entry, 2);
  if (value) {
    eachField(value, (field) => {
      if (field.number === 2) text = String(field.value);
      else if (field.number === 3) text = utf8(field.bytes);
      else if (field.number === 4) text = field.value === 1 ? "true" : "false";
    });
  }
  return [textAt(entry, 1) ?? "", text];
}
