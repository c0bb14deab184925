import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['node_modules', 'test/platforms/node_modules', '.candor', 'cdk.out', '**/static/**'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false },
      ],
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Name what is exported (STYLE section 3).' },
        { selector: 'TSEnumDeclaration', message: 'Use a union (STYLE section 3).' },
      ],
      'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 50, skipComments: true, skipBlankLines: true }],
      'max-params': ['error', 3],
    },
  },
  {
    files: ['shared/**/*.ts', 'functions/**/*.ts', 'functions/**/*.tsx'],
    rules: {
      'no-restricted-globals': ['error', { name: 'console', message: 'Log events from the closed list.' }],
    },
  },
  {
    // Pure files: no clock, no randomness, no environment (STYLE section 1). Adapters carry a dot in their stem.
    files: ['shared/**/*.ts', 'functions/**/*.ts'],
    ignores: [
      'shared/**/*.*.ts',
      'shared/clock.ts',
      'shared/runtime/**',
      'functions/**/handler.ts',
      'functions/**/*.handler.ts',
    ],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Take a Clock.' },
        { object: 'Math', property: 'random', message: 'Take a random source.' },
        { object: 'process', property: 'env', message: 'Only handlers read the environment.' },
      ],
    },
  },
  {
    files: ['test/**/*.ts', 'test/**/*.tsx'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'error' },
  },
  // All words of one language are in one file.
  { files: ['functions/web/words/*.tsx', 'shared/rights/copy-words-*.ts'], rules: { 'max-lines': 'off' } },
  { files: ['**/*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
);
