/** What personal data a column seems to hold, and how many of the looked-at values say so. */
export interface PersonalData {
  readonly what: string;
  readonly share: number;
}

/** Looks at values and, for what values do not tell, at the name. Names of columns alone count only for things that have no form of their own. */
export function personalData(name: string, samples: readonly string[]): PersonalData | undefined {
  if (samples.length === 0) return undefined;
  const found = PATTERNS.map(({ what, is }) => ({ what, share: samples.filter((sample) => is(sample, name)).length / samples.length })).find(({ share }) => share >= ENOUGH);
  if (found) return found;
  const named = NAMED.find(({ pattern }) => pattern.test(name));
  return named && samples.some((sample) => /\p{L}{2}/u.test(sample)) ? { what: named.what, share: 1 } : undefined;
}

const ENOUGH = 0.2;

const PATTERNS: readonly { readonly what: string; readonly is: (value: string, name: string) => boolean }[] = [
  { what: "e-mail addresses", is: (value) => /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(value) },
  { what: "bank accounts (IBAN)", is: isIban },
  { what: "credit card numbers", is: isCard },
  { what: "social security numbers", is: (value, name) => /^\d{3}-\d{2}-\d{4}$/.test(value) || (/(^|_)(ssn|social_?security)($|_)/i.test(name) && /^\d{9}$/.test(value)) },
  { what: "IP addresses", is: (value) => /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/.test(value) || /^([0-9a-f]{1,4}:){7}[0-9a-f]{1,4}$/i.test(value) },
  { what: "telephone numbers", is: (value, name) => /^\+\d[\d ()-]{7,}\d$/.test(value) || (/phone|mobile|(^|_)tel($|_)/i.test(name) && /^[\d ()+-]{6,}$/.test(value)) },
];

const NAMED: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: "names of people", pattern: /(^|_)(first|last|sur|full|middle)_?name($|_)|^(surname|forename|firstname|lastname)$/i },
  { what: "addresses", pattern: /(^|_)(street|home_?address|postal_?address|street_?address)($|_)/i },
];

/** The digit sum of ISO 13616: letters become two digits, and the whole leaves 1 when divided by 97. */
function isIban(value: string): boolean {
  const text = value.replaceAll(" ", "").toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
  const digits = Array.from(text.slice(4) + text.slice(0, 4), (character) => parseInt(character, 36).toString()).join("");
  return Array.from(digits).reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

/** Luhn's digit sum (ISO/IEC 7812-1). */
function isCard(value: string): boolean {
  const digits = value.replace(/[ -]/g, "");
  if (!/^[3-6]\d{12,18}$/.test(digits)) return false;
  const sum = Array.from(digits).toReversed().reduce((total, digit, place) => {
    const twice = place % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return sum % 10 === 0;
}
