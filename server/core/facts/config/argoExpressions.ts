import { nearest } from "../../text/nearest.ts";

/** What is wrong with the signs of a condition, as one phrase; `undefined` where nothing is. */
export function expressionProblem(text: string): string | undefined {
  if (text.trim() === "") return undefined;
  const quotes = unclosedQuote(text);
  if (quotes !== undefined) return `a quote (${quotes}) is not closed`;
  const bare = text.replace(/"[^"]*"|'[^']*'|`[^`]*`/g, "x");
  let depth = 0;
  for (const letter of bare) {
    depth += letter === "(" ? 1 : letter === ")" ? -1 : 0;
    if (depth < 0) break;
  }
  if (depth !== 0) return depth > 0 ? "a bracket is not closed" : "a bracket is closed that was not opened";
  if (/(?<![=!<>~])=(?![=~])/.test(bare)) return "`=` does not compare; write `==`";
  if (/(?<!&)&(?!&)/.test(bare)) return "`&` joins no conditions; write `&&`";
  if (/(?<!\|)\|(?!\|)/.test(bare)) return "`|` joins no conditions; write `||`";
  return /^\s*(?:&&|\|\||==|!=)|(?:&&|\|\||==|!=|<|>)\s*$/.test(bare) ? "one side of a sign is missing" : undefined;
}

function unclosedQuote(text: string): string | undefined {
  const [open] = /["'`]/.exec(text.replace(/"[^"]*"|'[^']*'|`[^`]*`/g, "")) ?? [];
  return open;
}

/** First words of variables, and what may follow. An absent list leaves the rest open. */
const HEADS: Readonly<Record<string, readonly string[] | undefined>> = {
  inputs: ["parameters", "artifacts"],
  outputs: ["parameters", "artifacts", "result", "exitCode"],
  steps: undefined,
  tasks: undefined,
  item: undefined,
  pod: ["name"],
  node: ["name"],
  workflow: ["name", "namespace", "serviceAccountName", "uid", "parameters", "outputs", "labels", "annotations", "creationTimestamp", "priority", "duration", "scheduledTime", "status", "failures", "mainEntrypoint", "id"],
  retries: undefined,
  lastRetry: ["exitCode", "status", "duration", "message"],
  cronworkflow: ["name", "namespace", "labels", "annotations", "lastScheduledTime", "failed", "succeeded"],
};

/** What others know of a step or task. */
const OF_STEPS = ["id", "ip", "status", "exitCode", "startedAt", "finishedAt", "hostNodeName", "outputs"];

/** What is wrong with what stands in braces, as a message; `undefined` for what Argo knows and for braces of other languages. */
export function variableProblem(inside: string, closed: boolean): string | undefined {
  const text = inside.trim();
  const [head = "", second, third] = text.split(".");
  if (text.startsWith("=")) return undefined;
  if (!closed) return head in HEADS && /^\w+\.[\w.-]+\}?/.test(text) ? "These braces are not closed, so nothing is put in. Write `}}` at the end." : undefined;
  if (!/^[\w-]+(?:\.[\w.-]+)+$/.test(text)) return undefined;
  if (!(head in HEADS)) {
    const meant = nearest(head, Object.keys(HEADS).filter((known) => known.length > 3), 1);
    return meant === undefined ? undefined : `Argo knows no \`${head}\`, so the braces stay as they are written. Did you mean \`${meant}\`?`;
  }
  const [word, known] = head === "steps" || head === "tasks" ? [third, OF_STEPS] : [second, HEADS[head]];
  if (word === undefined || known === undefined || known.includes(word)) return undefined;
  const meant = nearest(word, known);
  return `\`${head}\` has no \`${word}\` in Argo, so this is refused or stays as it is written. ${meant === undefined ? `It may be ${known.map((one) => `\`${one}\``).join(", ")}.` : `Did you mean \`${meant}\`?`}`;
}
