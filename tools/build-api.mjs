// Compiles apps/api, libs/domain and libs/rag to CommonJS in dist/api with the same .swcrc that Jest uses.
// Path aliases are rewritten to relative paths here: swc wants an absolute baseUrl for that.
import { transformFile } from '@swc/core';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = process.cwd();
const out = path.join(root, 'dist/api');
const swcrc = JSON.parse(readFileSync(path.join(root, '.swcrc'), 'utf8'));
const aliases = JSON.parse(readFileSync(path.join(root, 'tsconfig.base.json'), 'utf8')).compilerOptions.paths;
const options = { ...swcrc, swcrc: false, jsc: { ...swcrc.jsc, baseUrl: root, paths: aliases } };
delete options.$schema;

rmSync(out, { recursive: true, force: true });
let files = 0;
for (const folder of ['libs/domain/src', 'libs/rag/src', 'apps/api/src']) {
  for (const name of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    const source = path.join(name.parentPath ?? name.path, name.name);
    const target = path.join(out, source);
    mkdirSync(path.dirname(target), { recursive: true });
    if (/\.spec\.tsx?$/.test(source)) continue;
    if (!source.endsWith('.ts')) {
      cpSync(source, target); // data the code reads: demo documents, weights, templates
      continue;
    }
    const { code, map } = await transformFile(source, { ...options, filename: path.join(root, source), sourceMaps: true });
    const js = target.replace(/\.ts$/, '.js');
    writeFileSync(js, `${code}\n//# sourceMappingURL=${path.basename(js)}.map\n`);
    writeFileSync(`${js}.map`, map);
    files += 1;
  }
}
console.log(`built ${files} files to dist/api`);
