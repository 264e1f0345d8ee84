import { nearest } from "../../text/nearest.ts";
import { markerFault } from "./marker.ts";

/** What pip cannot read in a requirement, and how it is written where that is clear. */
export interface RequirementFault {
  readonly reason: string;
  readonly replacement?: string;
}

/** Says why pip refuses one requirement as PEP 508 writes it; options, addresses, paths and templates are left to their readers. */
export function requirementFault(written: string): RequirementFault | undefined {
  const text = written.replace(/(^|\s)#.*$/, "").trim();
  const scheme = schemeFault(text);
  if (scheme) return scheme;
  if (text === "" || NOT_A_NAME.test(text)) return undefined;
  const [, name = "", rest = "", marker] = /^([A-Za-z\d](?:[\w.-]*[A-Za-z\d])?\s*(?:\[[^\]]*\])?)\s*([^;]*)(?:;(.*))?/.exec(text.replace(/\s(?:\\|--\w).*$/, "")) ?? [];
  if (name === "") return { reason: "it begins with no name of a package" };
  const clauses = rest.trim().replace(/^\((.*)\)$/, "$1").replace(/\\$/, "").trim();
  // `name=1.2=py311_0` is what `conda list --export` writes, for conda.
  if (/^=[^=]+=[^=]+$/.test(clauses) || clauses.startsWith("@")) return undefined;
  if (clauses === "" || CLAUSES.test(clauses)) return clauseFault(clauses, written) ?? (marker === undefined ? undefined : markerFault(marker));
  if (SINGLE.test(clauses)) return { reason: "pip compares versions by `==`; one `=` is conda's", replacement: written.replace(/=/, "==") };
  const [turned = ""] = /^(?:=>|=<|=!|<>)(?=\s*[\w*])/.exec(clauses) ?? [];
  if (turned !== "") return { reason: `\`${turned}\` compares nothing`, replacement: written.replace(turned, TURNED[turned] ?? turned) };
  if (/^v?\d/.test(clauses)) return { reason: "no `==` stands between the name and the version", replacement: written.replace(/\s+(?=v?\d)/, "==") };
  return { reason: "what follows the name is no version as pip reads it" };
}

/** Options, addresses, folders, archives, variables and what a template fills in. */
const NOT_A_NAME = /^[-./~%]|:\/\/|^\w:\\|\s@\s|^git\+|\$|\{|<[A-Za-z]|\.(?:whl|zip|gz|bz2)\b|^[\w.-]+\/[\w./-]*$/;

const CLAUSE = String.raw`(?:===|==|~=|!=|<=|>=|<|>)\s*[\w.*+!-]+`;

const CLAUSES = new RegExp(`^${CLAUSE}(?:\\s*,\\s*${CLAUSE})*\\s*,?$`);

const SINGLE = /^=\s*[\w.*+!-]+$/;

/** Signs of which the halves were swapped, or that other languages have. */
const TURNED: Readonly<Record<string, string>> = { "=>": ">=", "=<": "<=", "=!": "!=", "<>": "!=" };

/** A version as PEP 440 has it; pip refuses others since 24.1. */
const VERSION = /^v?(?:\d+!)?\d+(?:\.\d+)*(?:[._-]?(?:alpha|beta|preview|pre|a|b|c|rc)[._-]?\d*)?(?:-\d+|[._-]?(?:post|rev|r)[._-]?\d*)?(?:[._-]?dev[._-]?\d*)?(?<local>\+[a-z\d]+(?:[._-][a-z\d]+)*)?$/i;

function clauseFault(clauses: string, written: string): RequirementFault | undefined {
  for (const [, sign = "", version = ""] of clauses.matchAll(/(===|==|~=|!=|<=|>=|<|>)\s*([\w.*+!-]+)/g)) {
    if (sign === "===") continue;
    const isExact = sign === "==" || sign === "!=";
    const base = isExact ? version.replace(/\.\*$/, "") : version;
    const match = VERSION.exec(base);
    if (!match) return { reason: version.endsWith(".*") && VERSION.test(version.slice(0, -2)) ? `\`.*\` stands only behind \`==\` and \`!=\`, not behind \`${sign}\`` : `\`${version}\` is no version`, ...replaceable(version, written) };
    if (sign === "~=" && /^v?(?:\d+!)?\d+$/.test(version)) return { reason: "`~=` keeps all but the last number, so the version needs two of them", replacement: written.replace(version, `${version}.0`) };
    if (!isExact && sign !== "~=" && match.groups?.["local"] !== undefined) return { reason: `a build such as \`${match.groups["local"]}\` stands only behind \`==\`, not behind \`${sign}\`` };
  }
  return undefined;
}

/** A point too many at the end, or a star that lacks one. */
function replaceable(version: string, written: string): { readonly replacement?: string } {
  const right = version.replace(/\.+$/, "").replace(/\.{2,}/g, ".").replace(/(\d)\*$/, "$1.*").replace(/\.x$/i, ".*");
  return right !== version && VERSION.test(right.replace(/\.\*$/, "")) ? { replacement: written.replace(version, right) } : {};
}

const SCHEMES = ["git+https", "git+ssh", "git+http", "git+file", "git+git"];

function schemeFault(text: string): RequirementFault | undefined {
  const [, scheme = ""] = /^(?:[\w.[\]-]+\s*@\s*)?(git\+?\w*):\/\//.exec(text) ?? [];
  if (scheme === "" || scheme === "git" || SCHEMES.includes(scheme)) return undefined;
  const meant = nearest(scheme, SCHEMES);
  return meant === undefined ? undefined : { reason: `there is no address that begins with \`${scheme}\``, replacement: text.replace(scheme, meant) };
}
