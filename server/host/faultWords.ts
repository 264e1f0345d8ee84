/** What a reader of a damaged file says of it. Where it stumbles over its own feet, such as over something that is not there, this says nothing to anybody. */
export function faultWords(error: unknown): string {
  if (error instanceof TypeError || error instanceof RangeError) return "its description of what it holds is damaged";
  return (error instanceof Error ? error.message : String(error)).replace(/\.+$/, "");
}
