// One Jest configuration for all projects; `--selectProjects` picks one. PGlite's CJS build calls import(), hence
// the flag --experimental-vm-modules in every script that starts Jest.
const fs = require('node:fs');
const path = require('node:path');
const swc = JSON.parse(fs.readFileSync(path.join(__dirname, '.swcrc'), 'utf8'));
const project = (displayName, root, more = {}) => ({
  displayName,
  rootDir: __dirname,
  roots: [`<rootDir>/${root}`],
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
  testEnvironment: 'node',
  transform: { '^.+\\.(t|j)sx?$': ['@swc/jest', swc] },
  moduleNameMapper: {
    '^@chatref/domain$': '<rootDir>/libs/domain/src/index.ts',
    '^@chatref/rag$': '<rootDir>/libs/rag/src/index.ts',
    '^@chatref/domain/testing$': '<rootDir>/libs/domain/src/testing/index.ts',
    '^@chatref/rag/testing$': '<rootDir>/libs/rag/src/testing/index.ts',
  },
  ...more,
});
module.exports = {
  // Starting a server on a busy machine of two cores takes its time; nothing waits longer than it must.
  testTimeout: 120_000,
  projects: [
    project('domain', 'libs/domain/src'),
    project('rag', 'libs/rag/src'),
    project('api', 'apps/api/src'),
    project('console', 'apps/console/src'),
    project('widget', 'apps/widget/src'),
    project('tools', 'tools'),
    project('e2e', 'apps/api/e2e', { testPathIgnorePatterns: ['<rootDir>/apps/api/e2e/browser/', '<rootDir>/apps/api/e2e/races/'] }),
    project('races', 'apps/api/e2e/races'),
    project('browser', 'apps/api/e2e/browser'),
  ],
};
