// Builds the API to dist/api. It is compiled beside and put in place at the end, so that a running server, or a
// second build, never meets half of it.
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { compileFile, productFiles } from './support/compile-api.mjs';
import { root } from './support/process.mjs';

const out = path.join(root, 'dist/api');
const fresh = `${out}.${process.pid}.new`;
const stale = `${out}.${process.pid}.old`;
mkdirSync(fresh, { recursive: true });
try {
  const files = productFiles();
  await Promise.all(files.map((file) => compileFile(file, fresh)));
  rmSync(stale, { recursive: true, force: true });
  try {
    renameSync(out, stale);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error; // the first build has nothing to replace
  }
  renameSync(fresh, out);
  console.log(`built ${files.length} files to dist/api`);
} finally {
  rmSync(fresh, { recursive: true, force: true });
  rmSync(stale, { recursive: true, force: true });
}
