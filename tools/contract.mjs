// Compares two SDL files: the second must offer everything that the first promises.
// Usage: node tools/contract.mjs [docs/contract.graphql [apps/api/schema.graphql]]; prints each deviation, exits 1 if there is one.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deviations } from './support/contract.mjs';
import { root } from './support/process.mjs';

const [contract = path.join(root, 'docs/contract.graphql'), schema = path.join(root, 'apps/api/schema.graphql')] = process.argv.slice(2);
const found = deviations(readFileSync(contract, 'utf8'), readFileSync(schema, 'utf8'));
for (const line of found) console.log(line);
console.log(found.length === 0 ? 'The schema keeps the contract.' : `${found.length} deviations from the contract.`);
process.exit(found.length === 0 ? 0 : 1);
