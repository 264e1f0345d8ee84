/** What a column of this name says about a person, such as `an e-mail address`; `undefined` for every other name. */
export function personalColumn(name: string): string | undefined {
  const words = name.replace(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase().split(/[^a-z\d]+/).filter(Boolean).join("_");
  return COLUMNS.find(({ names }) => names.test(words))?.what;
}

/** Only what names or reaches one person. Age, sex or income alone do not, and public data sets are full of them. */
const COLUMNS: readonly { readonly what: string; readonly names: RegExp }[] = [
  { what: "an e-mail address", names: /^(?:\w+_)?e_?mail(?:_?(?:addr(?:ess)?|id))?$/ },
  { what: "a phone number", names: /^(?:(?:home|work|cell|contact|customer|user|patient)_)?(?:phone|telephone|mobile|cellphone|fax)(?:_?(?:no|nr|num|number))?$/ },
  { what: "a name", names: /^(?:(?:first|last|full|middle|maiden|family|given|customer|patient|employee|sur)_?name|vorname|nachname|nom_de_famille)$/ },
  { what: "a date of birth", names: /^(?:dob|birth_?da(?:y|te)|date_?of_?birth|geburtsdatum)$/ },
  { what: "a number of an identity document", names: /^(?:ssn|sin|social_security(?:_(?:no|number))?|passport(?:_?(?:no|nr|num|number|id))?|national_id(?:_number)?|nino|nhs_(?:no|number)|aadhaar(?:_number)?|tax_id|driv(?:er|ers|ing)_licen[cs]e(?:_(?:no|number))?|personnummer|pesel|dni|codice_fiscale)$/ },
  { what: "a postal address", names: /^(?:(?:home|street|postal|mailing|billing|shipping)_address|address_line_?\d?|street_name)$/ },
  { what: "a bank account or card", names: /^(?:iban|bank_account(?:_(?:no|number))?|account_number|credit_card(?:_(?:no|number))?|card_number|cc_num(?:ber)?)$/ },
  { what: "a patient", names: /^(?:mrn|medical_record(?:_(?:no|number))?|patient_(?:id|no|number)|health_insurance_(?:id|number))$/ },
  { what: "a device or connection", names: /^(?:ip_?addr(?:ess)?|client_ip|remote_addr|mac_address|imei)$/ },
];
