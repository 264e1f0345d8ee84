/** What pip cannot read in a requirement, and how it is written where that is clear. */
export interface RequirementFault {
  readonly reason: string;
  readonly replacement?: string;
}

/** Says why pip refuses one requirement as PEP 508 writes it; options, addresses, paths and templates are left to their readers. */
export function requirementFault(written: string): RequirementFault | undefined {
  const text = written.replace(/(^|\s)#.*$/, "").trim();
  if (text === "" || NOT_A_NAME.test(text)) return undefined;
  const [, name = "", rest = ""] = /^([A-Za-z\d](?:[\w.-]*[A-Za-z\d])?\s*(?:\[[^\]]*\])?)\s*([^;]*)/.exec(text.replace(/\s(?:\\|--\w).*$/, "")) ?? [];
  if (name === "") return { reason: "it begins with no name of a package" };
  const clauses = rest.trim().replace(/^\((.*)\)$/, "$1").replace(/\\$/, "").trim();
  // `name=1.2=py311_0` is what `conda list --export` writes, for conda.
  if (clauses === "" || /^=[^=]+=[^=]+$/.test(clauses) || clauses.startsWith("@") || CLAUSES.test(clauses)) return undefined;
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
