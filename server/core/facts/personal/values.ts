import { hasIbanCheck, hasLuhnCheck, hasNhsCheck, hasVerhoeffCheck } from "./checkDigits.ts";

/** Something that belongs to one person, found by its form. The value itself is not kept. */
export interface PersonalValues {
  /** In the plural, such as `e-mail addresses`. */
  readonly what: string;
  /** How many different ones. */
  readonly count: number;
}

/** The personal data in a text, by kind. Numbers count only where their check digits are right, and most only near a word that says what they are. */
export function personalValues(text: string): readonly PersonalValues[] {
  return KINDS.flatMap(({ what, form, near, check }) => {
    const found = new Set<string>();
    for (const match of text.matchAll(form)) {
      const before = text.slice(Math.max(0, match.index - NEAR), match.index);
      if ((near && !near.test(before)) || !(check?.(match[0], before) ?? true)) continue;
      found.add(match[0]);
      if (found.size >= MOST) break;
    }
    return found.size === 0 ? [] : [{ what, count: found.size }];
  });
}

/** How far before a value the word may stand that says what it is, such as the head of its column. */
const NEAR = 300;
const MOST = 1000;

interface Kind {
  readonly what: string;
  readonly form: RegExp;
  readonly near?: RegExp;
  readonly check?: (value: string, before: string) => boolean;
}

const digitsOf = (value: string): string => value.replace(/\D/g, "");

const KINDS: readonly Kind[] = [
  { what: "e-mail addresses", form: /(?<![\w.+/@:-])[A-Za-z\d][\w.+-]{0,63}@[A-Za-z\d-]{1,63}(?:\.[A-Za-z\d-]{1,63}){0,4}\.[A-Za-z]{2,12}(?![\w.@-]*[@(])/g, check: isOfPerson },
  { what: "card numbers", form: /(?<![\w.-])(?:[3-6]\d{3}([ -])\d{4}\1\d{4}\1\d{4}|3[47]\d{2}([ -])\d{6}\2\d{5})(?![\w.-])/g, check: (value) => hasLuhnCheck(digitsOf(value)) },
  { what: "card numbers", form: /(?<![\w.-])[3-6]\d{14,15}(?![\w.-])/g, near: /card|visa|amex|\bcc_|\bpan\b/i, check: hasLuhnCheck },
  { what: "bank accounts", form: /(?<![\w])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?(?![\w])/g, check: hasIbanCheck },
  { what: "social security numbers", form: /(?<![\w.-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w.-])/g, near: /ssn|social.?security/i },
  { what: "NHS numbers", form: /(?<![\w.-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\w.-])/g, near: /nhs/i, check: (value) => hasNhsCheck(digitsOf(value)) },
  { what: "Aadhaar numbers", form: /(?<![\w.-])[2-9]\d{3} \d{4} \d{4}(?![\w.-])/g, near: /aadhaar|uidai/i, check: (value) => hasVerhoeffCheck(digitsOf(value)) },
  { what: "phone numbers", form: /(?<![\w.+-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,4}\)[ .-]?)?\d{2,4}(?:[ .-]\d{2,8}){1,4}(?![\w.-])/g, near: /phone|telefon|\btel\b|mobile|\bcell\b/i, check: (value) => digitsOf(value).length >= 9 && digitsOf(value).length <= 15 && !/^\d{4}-\d{2}-\d{2}/.test(value) },
];

/** Addresses of examples, machines and the authors of a package are nobody's secret. */
function isOfPerson(value: string, before: string): boolean {
  if (/@(?:[\w-]+\.)*(?:example|test|invalid|localhost|domain|email)\.|@users\.noreply\.|\.(?:png|jpe?g|gif|svg|py|js|html|local|internal)$/i.test(value)) return false;
  if (/^(?:no-?reply|git|info|support|admin|contact|hello|help|user|username|name|someone|you|your\w*|foo|me|root|security|dev|team)@/i.test(value)) return false;
  return !/(?:author|maintainer|contact|copyright|\(c\)|license|from:|bugs?|report)[^\n]{0,80}$/i.test(before);
}
