// The house rules that a machine can check: who may import whom, no cycles, no `any`, no folder imports.
import nx from '@nx/eslint-plugin';
import importX from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const src = './apps/api/src';
/** The API's levels: a folder may import only from levels below its own (ARCHITECTURE.md). */
const levels = [
  ['common', 'config'],
  ['database', 'events', 'jobs', 'limits', 'outbound'],
  ['workspaces'],
  ['auth', 'canned', 'forms'],
  ['conversations', 'documents', 'webhooks'],
  ['sources', 'tags', 'rules', 'invoices', 'calibration'],
  ['autopilot', 'inbox'],
  ['analytics', 'playground', 'realtime'],
  ['demo', 'http'],
];
const zones = levels.flatMap((folders, level) =>
  folders.map((folder) => ({
    target: `${src}/${folder}`,
    from: [
      ...levels.slice(level + 1).flat(),
      ...folders.filter((other) => other !== folder && !(folder === 'config' && other === 'common')),
    ].map((other) => `${src}/${other}`),
    message: 'Imports point strictly down, and folders of one level do not know each other (ARCHITECTURE.md).',
  })),
);

export default tseslint.config(
  { ignores: ['**/dist/**', '**/gql/**', 'node_modules/**', 'tmp/**', 'data/**', '**/*.cjs'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { '@nx': nx, 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: 'tsconfig.base.json' })] },
    rules: {
      '@nx/enforce-module-boundaries': ['error', {
        allow: [],
        depConstraints: [
          { sourceTag: 'scope:domain', onlyDependOnLibsWithTags: [], allowedExternalImports: ['fast-check'] },
          { sourceTag: 'scope:rag', onlyDependOnLibsWithTags: ['scope:rag'], bannedExternalImports: ['@nestjs/*', 'typeorm', 'express', '@apollo/*'] },
          { sourceTag: 'scope:api', onlyDependOnLibsWithTags: ['scope:domain', 'scope:rag'] },
          { sourceTag: 'scope:console', onlyDependOnLibsWithTags: ['scope:domain'] },
          { sourceTag: 'scope:widget', onlyDependOnLibsWithTags: ['scope:domain'] },
        ],
      }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-restricted-paths': ['error', { zones }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
      'no-restricted-syntax': ['error',
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Render text through the one Markdown sink.' },
        { selector: "CallExpression[callee.name='forwardRef']", message: 'A cycle: move what both need down a level.' },
      ],
    },
  },
  {
    files: ['apps/console/**/*.ts', 'apps/console/**/*.tsx', 'apps/widget/**/*.ts', 'apps/widget/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    // `process.env` appears in the config module alone.
    files: ['apps/api/src/**/*.ts', 'libs/**/*.ts'],
    ignores: ['apps/api/src/config/**'],
    rules: { 'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Read it in config/.' }] },
  },
  {
    // domain has no dependency, no clock and no environment; randomness and time come in as arguments.
    files: ['libs/domain/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: ['fast-check'] }],
      'no-restricted-globals': ['error', 'process', 'setTimeout', 'setInterval', 'fetch', 'crypto'],
      'no-restricted-syntax': ['error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'domain has no clock.' },
        { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'domain has no clock.' },
        { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'domain has no randomness.' },
      ],
    },
  },
  {
    // An import names a file: index.ts exists only at a library's root.
    files: ['apps/**/*.ts', 'apps/**/*.tsx', 'libs/**/*.ts'],
    rules: { 'import-x/no-useless-path-segments': ['error', { noUselessIndex: false }] },
  },
);
