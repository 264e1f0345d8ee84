import { memo } from "../../memo.ts";
import { overlaps, type Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import { namedTexts, type NamedText, type VariableForm } from "./assigned.ts";
import { entropy } from "./entropy.ts";
import { secretFormats } from "./formats.ts";
import { isPlaceholder, secretName } from "./names.ts";

/** A secret that stands in a file. Its value is not kept. */
export interface Secret {
  /** The whole value as written where it has a name, else what matched. */
  readonly span: Span;
  readonly name: string | undefined;
  /** What the form of the value tells, such as `an OpenAI key`. */
  readonly what: string | undefined;
  /** The environment variable that should hold it. */
  readonly variable: string | undefined;
  /** True where an expression can take the value's place. */
  readonly isExpression: boolean;
  /** How a config gives it to a container, where it does. */
  readonly form: VariableForm | undefined;
  /** Its form is a provider's, but its check digits are wrong. */
  readonly doubtful: boolean;
}

/** Secrets by the form of their value, and values that are random enough under a name that says so. */
export const secretsOf = memo((document: Document): readonly Secret[] => {
  const named = namedTexts(document);
  const byFormat = secretFormats(document.text).map(({ what, variable, span, doubtful }): Secret => {
    const holder = named.find((text) => overlaps(text.span, span));
    const isWhole = holder !== undefined && holder.span.end - holder.span.start <= span.end - span.start + 2;
    return { span: isWhole ? holder.span : span, name: holder?.name, what, variable, isExpression: isWhole && holder.isExpression, form: isWhole ? holder.form : undefined, doubtful };
  });
  const byName = named
    .filter((text) => isSecretText(text) && !byFormat.some(({ span }) => overlaps(span, text.span)))
    .map(({ name, span, isExpression, form }): Secret => ({ span, name, what: undefined, variable: undefined, isExpression, form, doubtful: false }));
  return [...byFormat, ...byName];
});

function isSecretText({ name, value }: Pick<NamedText, "name" | "value">): boolean {
  const [, inHeader] = /^authorization$/i.test(name) ? (/^(?:Bearer|Basic|Token)\s+(\S+)$/i.exec(value) ?? []) : [];
  if (inHeader !== undefined) return isSecretText({ name: "token", value: inHeader });
  const certainty = secretName(name);
  if (certainty === undefined || isPlaceholder(value) || isReference(value)) return false;
  if (certainty === "maybe") return value.length >= 20 && /\d/.test(value) && /[a-zA-Z]/.test(value) && !/\s/.test(value) && entropy(value) >= 3.5 && !isDigest(value);
  if (/pass(?:word|wd|phrase)|pwd/i.test(name)) return value.length >= 6 && !/\s/.test(value) && /[\d\W_]/.test(value);
  return value.length >= 12 && !/\s/.test(value) && /\d/.test(value) && entropy(value) >= 2.8;
}

/** A name of a variable, a path, an address, a template or a code that points to the secret. */
const isReference = (value: string): boolean =>
  /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(value) || /^(?:\.{0,2}|~)\/|^[a-z]+:\/\/|^\w+(?:\.\w+)+$|[{}$<>%]|\.(?:json|ya?ml|txt|pem|env)$/i.test(value) || /^[a-z]+(?:[-_ ][a-z]+)+$/i.test(value);

/** Hashes and identifiers are random too, and no secrets. */
const isDigest = (value: string): boolean => /^(?:sha\d+[:-])?[\da-f]+$/i.test(value) || /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(value);
