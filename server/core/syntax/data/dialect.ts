/**
 * How a program reads plain scalars. `pyyaml` is YAML 1.1 as PyYAML's safe_load has it, `omegaconf` is PyYAML with a
 * float that needs no dot, `go-yaml` what Kubernetes tools read, `yaml-1.2` the core schema (ruamel, JavaScript).
 */
export type Dialect = "yaml-1.2" | "pyyaml" | "omegaconf" | "go-yaml";

export type Value = string | number | boolean | null;

/** The value of a plain scalar: `1e-5` is a number for OmegaConf and a string for PyYAML. */
export function plainValue(text: string, dialect: Dialect): Value {
  if (!MAY_BE_SPECIAL.test(text)) return text;
  for (const { pattern, value } of ROWS[dialect]) {
    if (pattern.test(text)) return value(text);
  }
  return text;
}

interface Row {
  readonly pattern: RegExp;
  readonly value: (text: string) => Value;
}

const MAY_BE_SPECIAL = /^$|^[-+.~\d]|^[nNyYtTfFoO]\w{0,4}$/;

const digits = (text: string): string => text.replaceAll("_", "");
const row = (pattern: RegExp, value: (text: string) => Value): Row => ({ pattern, value });
const radix = (base: number, prefix: RegExp) => (text: string): number => {
  const sign = text.startsWith("-") ? -1 : 1;
  return sign * Number.parseInt(digits(text).replace(/^[-+]/, "").replace(prefix, ""), base);
};
/** `12:30:45` counts in sixties. */
const sixties = (text: string): number => {
  const sign = text.startsWith("-") ? -1 : 1;
  const parts = digits(text).replace(/^[-+]/, "").split(":");
  return sign * parts.reduce((sum, part) => sum * 60 + Number(part), 0);
};

const NULL = row(/^(~|null|Null|NULL|)$/, () => null);
const INFINITE = row(/^[-+]?\.(inf|Inf|INF)$/, (text) => (text.startsWith("-") ? -Infinity : Infinity));
const NOT_A_NUMBER = row(/^\.(nan|NaN|NAN)$/, () => NaN);
const BOOLEAN = row(/^(true|True|TRUE|false|False|FALSE)$/, (text) => /^t/i.test(text));
const YES_NO = row(/^(yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF)$/, (text) => /^(yes|on)$/i.test(text));
const DECIMAL = row(/^[-+]?\d+$/, Number);
const HEX = row(/^[-+]?0x[\da-fA-F_]+$/, radix(16, /^0x/));
const FLOAT = row(/^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/, Number);

const PYTHON_INTEGERS = [
  row(/^[-+]?0b[01_]+$/, radix(2, /^0b/)),
  row(/^[-+]?0[0-7_]+$/, radix(8, /^0/)),
  row(/^[-+]?(0|[1-9][\d_]*)$/, (text) => Number(digits(text))),
  HEX,
  row(/^[-+]?[1-9][\d_]*(:[0-5]?\d)+$/, sixties),
];

const ROWS: Readonly<Record<Dialect, readonly Row[]>> = {
  "yaml-1.2": [NULL, BOOLEAN, DECIMAL, row(/^0o[0-7]+$/, radix(8, /^0o/)), HEX, FLOAT, INFINITE, NOT_A_NUMBER],
  "go-yaml": [NULL, BOOLEAN, YES_NO, row(/^0o?[0-7]+$/, radix(8, /^0o?/)), DECIMAL, HEX, FLOAT, INFINITE, NOT_A_NUMBER],
  pyyaml: [
    NULL,
    BOOLEAN,
    YES_NO,
    ...PYTHON_INTEGERS,
    row(/^([-+]?\d[\d_]*\.[\d_]*|\.\d[\d_]*)([eE][-+]\d+)?$/, (text) => Number(digits(text))),
    row(/^[-+]?\d[\d_]*(:[0-5]?\d)+\.[\d_]*$/, sixties),
    INFINITE,
    NOT_A_NUMBER,
  ],
  omegaconf: [
    NULL,
    BOOLEAN,
    YES_NO,
    ...PYTHON_INTEGERS,
    row(/^([-+]?\d[\d_]*\.[\d_]*([eE][-+]?\d+)?|[-+]?\d(_?\d)*[eE][-+]?\d+|\.\d[\d_]*([eE][-+]?\d+)?)$/, (text) => Number(digits(text))),
    row(/^[-+]?\d[\d_]*(:[0-5]?\d)+\.[\d_]*$/, sixties),
    INFINITE,
    NOT_A_NUMBER,
  ],
};
