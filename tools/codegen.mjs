// Types for an app's GraphQL documents (*.graphql below its src) from the committed API schema:
// <app>/src/gql/types.ts holds schema types, operation types and typed documents in one file.
// The widget ships its documents as strings (a tenth of the bytes of a syntax tree).
// Usage: node tools/codegen.mjs apps/console
import { codegen } from '@graphql-codegen/core';
import * as documentNode from '@graphql-codegen/typed-document-node';
import * as operations from '@graphql-codegen/typescript-operations';
import { parse } from 'graphql';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const app = process.argv[2];
const src = path.join(app, 'src');
const out = path.join(src, 'gql', 'types.ts');
const documents = readdirSync(src, { recursive: true })
  .filter((name) => name.endsWith('.graphql'))
  .sort()
  .map((name) => {
    const location = path.join(src, name);
    return { location, document: parse(readFileSync(location, 'utf8')) };
  });
const scalars = { DateTime: 'string', JSON: 'unknown', ID: 'string' };
const text = await codegen({
  filename: out,
  schema: parse(readFileSync('apps/api/schema.graphql', 'utf8')),
  documents,
  config: { scalars, useTypeImports: true, strictScalars: true, defaultScalarType: 'unknown', dedupeFragments: true, documentMode: app.endsWith('widget') ? 'string' : 'documentNode' },
  pluginMap: { operations, documentNode },
  plugins: [{ operations: {} }, { documentNode: {} }],
});
mkdirSync(path.dirname(out), { recursive: true });
writeFileSync(out, text);
