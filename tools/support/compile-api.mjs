// Compiles apps/api, libs/domain and libs/rag to CommonJS with the same .swcrc that Jest uses, one file to one file.
// Path aliases are rewritten to relative paths here: swc wants an absolute baseUrl for that.
import { transformFile } from '@swc/core';
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './process.mjs';

/** What goes into dist/api, relative to the workspace. */
export const sourceFolders = ['libs/domain/src', 'libs/rag/src', 'apps/api/src'];

const read = (name) => JSON.parse(readFileSync(path.join(root, name), 'utf8'));
const { $schema: _, ...swcrc } = read('.swcrc');
const options = { ...swcrc, swcrc: false, jsc: { ...swcrc.jsc, baseUrl: root, paths: read('tsconfig.base.json').compilerOptions.paths } };

/** Every file below the source folders that is part of the product: code, and data that the code reads. */
export function productFiles() {
  return sourceFolders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && isProduct(entry.name))
      .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name))),
  );
}

/** False for tests, which are not shipped. */
export const isProduct = (name) => !/\.spec\.tsx?$/.test(name);

/** Compiles (or copies, when it is not TypeScript) one source, named relative to the workspace, into `out`. */
export async function compileFile(source, out) {
  const target = path.join(out, source);
  mkdirSync(path.dirname(target), { recursive: true });
  if (!source.endsWith('.ts')) {
    cpSync(path.join(root, source), target);
    return;
  }
  // Relative, so that the output is the same wherever the workspace lies: the build's cache is shared between clones.
  const sourceFileName = path.relative(path.dirname(target), path.join(root, source));
  const { code, map } = await transformFile(path.join(root, source), { ...options, sourceMaps: true, sourceFileName });
  const js = target.replace(/\.ts$/, '.js');
  writeFileSync(js, `${code}\n//# sourceMappingURL=${path.basename(js)}.map\n`);
  writeFileSync(`${js}.map`, map);
}
