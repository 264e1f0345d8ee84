import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist", ".tsc", ".editor", "examples", "**/*.mjs", "**/*.cjs"] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/no-non-null-assertion": "error",
      // The compiler's noPropertyAccessFromIndexSignature asks for the brackets that this rule forbids.
      "@typescript-eslint/dot-notation": "off",
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
      "max-depth": ["error", 3],
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Name every export." },
        { selector: "ExportAllDeclaration", message: "No barrel files." },
      ],
    },
  },
  { files: ["server/core/rules/index.ts", "server/core/kinds/index.ts", "server/core/kinds/schema/fields/*.ts"], rules: { "max-lines": "off" } },
);
