/** ISO/IEC 7812 (H. P. Luhn, 1960): every second digit doubled, the sum of all digits divides by ten. */
export function hasLuhnCheck(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]) * (place % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return digits.length > 0 && sum % 10 === 0 && !/^(\d)\1*$/.test(digits);
}

/** ISO 13616: the first four characters moved to the end, letters as 10 to 35, the number leaves 1 when divided by 97. */
export function hasIbanCheck(value: string): boolean {
  const iban = value.replaceAll(" ", "");
  if (iban.length < 15 || iban.length > 34) return false;
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) rest = Number(`${rest}${parseInt(character, 36)}`) % 97;
  return rest === 1;
}

/** NHS Data Dictionary: weights 10 to 2, eleven less the remainder of eleven is the last digit. */
export function hasNhsCheck(digits: string): boolean {
  if (digits.length !== 10 || /^(\d)\1*$/.test(digits)) return false;
  const sum = Array.from(digits.slice(0, 9)).reduce((total, digit, place) => total + Number(digit) * (10 - place), 0);
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}

/** J. Verhoeff, 1969: digits multiplied in the dihedral group of order ten, each permuted by its place, give 0. */
export function hasVerhoeffCheck(digits: string): boolean {
  let check = 0;
  for (let place = 0; place < digits.length; place++) check = product(check, permuted(Number(digits[digits.length - 1 - place]), place));
  return digits.length > 0 && check === 0;
}

/** Rotations are 0 to 4, reflections 5 to 9. */
function product(a: number, b: number): number {
  const isReflection = a >= 5;
  const turned = ((a % 5) + (isReflection ? -1 : 1) * (b % 5) + 5) % 5;
  return turned + (isReflection === b >= 5 ? 0 : 5);
}

const PERMUTATION = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

function permuted(digit: number, times: number): number {
  let result = digit;
  for (let time = 0; time < times % 8; time++) result = PERMUTATION[result] ?? 0;
  return result;
}
