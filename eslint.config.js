const { basename } = require("node:path");
const tseslint = require("typescript-eslint");

/** docs/architecture.md and the house style, as far as a machine can hold us to them. Each rule of our own is proved by breaking it in packages/acceptance. */
const PURE = ["services/*/src/domain/**/*.ts", "packages/kernel/src/**/*.ts", "packages/answer-model/src/**/*.ts", "packages/statistics/src/**/*.ts"];
const TESTS = ["**/*.test.ts", "**/*.fixture.ts"];
const EMPTY_NAMES = "manager|helper|helpers|util|utils|common|base|processor|data|info";

const fileNames = {
  create: (context) => ({
    Program(node) {
      const name = basename(context.filename).replace(/\.ts$/, "");
      if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*$/.test(name)) context.report({ node, message: "File names are kebab-case." });
      if (new RegExp(`^(${EMPTY_NAMES})(\\.|$)`).test(name)) context.report({ node, message: "This name says nothing; name the file after what it exports." });
    },
  }),
};

const plainComments = {
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        if (/[-=*#]{6,}/.test(comment.value)) context.report({ loc: comment.loc, message: "No banners." });
        if (/\b(TODO|FIXME|XXX)\b/.test(comment.value)) context.report({ loc: comment.loc, message: "Do it, or open an issue." });
      }
    },
  }),
};

const emptyIdentifiers = { selector: `:matches(ClassDeclaration, TSInterfaceDeclaration) > Identifier[name=/(Manager|Helper|Util|Utils|Processor)$/]`, message: "This name says nothing." };

const asksTheMachine = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: "Pass `now`: a rule does not ask the machine." },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "Pass `now`: a rule does not ask the machine." },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: "Pass the chance: a rule does not roll dice." },
  { selector: "Identifier[name='process']", message: "A rule does not know its process." },
  { selector: ":function[async=true]", message: "A rule does not wait." },
  { selector: "Identifier[name=/^Promise(Like)?$/]", message: "A rule does not wait." },
  { selector: "CallExpression[callee.name=/^(fetch|require|set(Timeout|Interval|Immediate)|queueMicrotask)$/]", message: "A rule reaches out to nothing." },
  { selector: "MemberExpression[object.name=/^(performance|crypto|console|globalThis)$/]", message: "A rule does not ask the machine." },
];

module.exports = tseslint.config(
  { ignores: ["**/dist/**", "**/node_modules/**", "**/generated/**"] },
  ...tseslint.configs.recommended.map((config) => ({ ...config, files: ["**/*.ts"] })),
  {
    files: ["**/*.ts"],
    plugins: { house: { rules: { "file-names": fileNames, "plain-comments": plainComments } } },
    rules: {
      "house/file-names": "error",
      "house/plain-comments": "error",
      "max-lines": ["error", { max: 300 }],
      "prefer-const": ["error", { ignoreReadBeforeAssign: true }],
      "no-restricted-syntax": ["error", emptyIdentifiers],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports", disallowTypeAnnotations: false }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/no-non-null-assertion": "error",
    },
  },
  // Searches of sorted arrays know their indexes to be in bounds.
  { files: PURE, rules: { "@typescript-eslint/no-non-null-assertion": "off" } },
  { files: ["**/graphql/**/*.ts"], rules: { "@typescript-eslint/consistent-type-imports": "off" } },
  { files: PURE, ignores: TESTS, rules: { "no-restricted-syntax": ["error", emptyIdentifiers, ...asksTheMachine] } },
  {
    files: TESTS,
    rules: {
      "@typescript-eslint/no-explicit-any": "off",
      "no-restricted-syntax": [
        "error",
        { selector: "MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo)$/]", message: "Every test runs, every time." },
        { selector: "CallExpression[callee.name=/^(xit|xdescribe|fit|fdescribe)$/]", message: "Every test runs, every time." },
      ],
    },
  },
);
