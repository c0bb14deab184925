/**
 * Which file may import which (STYLE section 1): functions → shared → nothing; infra learns names, never behaviour;
 * inside shared, adapter → port → pure. A file whose stem carries a dot (`ledger.dynamodb.ts`) is an adapter.
 */
const ADAPTER = '^shared/.+/[^/]+\\.[^/]+\\.ts$';
const HANDLER = '^functions/.+/(handler|wiring|[^/]+\\.handler)\\.tsx?$';
const SDK = '^(node_modules/)?(@aws-sdk|@atproto|oauth4webapi|openid-client)/';

export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'names-imports-nothing',
      comment: 'Synthesis never loads an SDK.',
      severity: 'error',
      from: { path: '^shared/names\\.ts$' },
      to: { path: '.' },
    },
    {
      name: 'infra-learns-names-only',
      severity: 'error',
      from: { path: '^infra/' },
      to: { path: '^(shared/(?!names\\.ts$)|functions/|bin/|test/)' },
    },
    {
      name: 'stacks-do-not-know-the-engine',
      severity: 'error',
      from: { path: '^infra/(?!local/)' },
      to: { path: '^infra/local/' },
    },
    {
      name: 'shared-points-nowhere-else',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(functions|infra|bin|test)/' },
    },
    {
      name: 'no-function-knows-another',
      severity: 'error',
      from: { path: '^functions/([^/]+)/' },
      to: { path: '^functions/', pathNot: '^functions/$1/' },
    },
    {
      name: 'functions-know-shared-only',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^(infra|bin|test)/' },
    },
    {
      name: 'only-handlers-wire-adapters',
      comment: 'A use case takes ports; an adapter may build on another.',
      severity: 'error',
      from: { path: '^(shared|functions)/', pathNot: [ADAPTER, HANDLER] },
      to: { path: ADAPTER, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-adapters-touch-sdks',
      severity: 'error',
      from: { path: '^(shared|functions)/', pathNot: [ADAPTER, HANDLER, '^shared/runtime/'] },
      to: { path: SDK },
    },
    {
      name: 'nothing-ships-tests',
      severity: 'error',
      from: { path: '^(bin|infra|functions|shared)/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-development-dependency-in-what-ships',
      severity: 'error',
      from: { path: '^(functions|shared)/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'unknown'],
        pathNot: '^(node_modules/@types/|aws-lambda$|hono/)',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  },
};
