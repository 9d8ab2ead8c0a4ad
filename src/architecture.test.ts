import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, test } from 'vitest';

/** Folder -> what it may import: our folders, and packages; a name ending in `/`, `:` or `-` stands for all that begin so. */
const RULES: Readonly<Record<string, { folders: readonly string[]; packages: readonly string[] }>> =
  {
    core: {
      folders: [],
      packages: [
        'valibot',
        'fflate',
        'saxes',
        'csv-parse',
        'diff',
        'jsonc-parser',
        '@noble/hashes',
      ],
    },
    sync: { folders: ['core'], packages: ['valibot', 'yjs', 'lib0'] },
    editor: { folders: ['core', 'sync'], packages: ['prosemirror-', 'y-prosemirror', 'yjs'] },
    server: {
      folders: ['core', 'sync'],
      packages: [
        'node:',
        'valibot',
        '@valibot/to-json-schema',
        'yjs',
        'lib0',
        '@hocuspocus/',
        'fflate',
        'y-protocols',
        'fastify',
        '@fastify/',
        'content-disposition',
        'openid-client',
        'ws',
        'ipaddr.js',
        'linkedom',
        '@mozilla/readability',
        '@zone-eu/mailsplit',
        'mammoth',
        'unpdf',
        'csv-parse',
        'read-excel-file',
        // Writers of documents: src/server/documents.
        'pdfmake',
        'bidi-js',
        'docx',
        'fontkit',
        'dejavu-fonts-ttf',
        '@expo-google-fonts/noto-emoji',
        '@fontsource/unifontex',
      ],
    },
    cli: {
      folders: ['core', 'sync', 'server'],
      packages: ['node:', 'commander', 'valibot', 'yjs'],
    },
    app: {
      folders: ['core', 'sync', 'editor'],
      packages: [
        'react',
        'react-dom',
        '@base-ui/',
        '@fontsource-',
        '@observablehq/plot',
        'valibot',
      ],
    },
    // Yjs and the network stay behind the app's session.
    'app/session': {
      folders: ['core', 'sync', 'editor'],
      packages: [
        'react',
        'valibot',
        'yjs',
        'lib0',
        'y-indexeddb',
        '@hocuspocus/provider',
        'content-disposition',
      ],
    },
  };

const SOURCE = import.meta.dirname;
const MOST_LINES = 400;

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'))
  .filter((file) => !file.startsWith('testing'))
  .toSorted();

function importsOf(file: string, text: string): Import[] {
  const { errors, module } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]?.message}`);
  const { staticImports, staticExports, dynamicImports } = module;
  const literals = [
    ...staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start + 1, end - 1)),
    // The parser lists no imports inside types, such as `import('./x.ts').X`.
    ...[...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)].flatMap(([, named]) => named ?? []),
  ];
  return literals.map((to) => ({ from: file, to: resolved(file, to) }));
}

/** Ours as a path from src, packages as they are named. */
function resolved(from: string, to: string): string {
  if (to.startsWith('#')) return to.slice(1);
  return to.startsWith('.') ? path.join(path.dirname(from), to) : to;
}

/** What is wrong with an import, null when nothing is. */
function problemOf({ from, to }: Import): string | null {
  const folder = from.split('/')[0] ?? '';
  const rule = RULES[path.dirname(from)] ?? RULES[folder];
  if (!rule) return `${from} stands in no folder that the rules know`;
  const target = to.split('/')[0] ?? '';
  if (target in RULES) {
    const allowed = target === folder || rule.folders.includes(target);
    return allowed ? null : `${from} imports ${to}: ${folder} may not know ${target}`;
  }
  const allowed = rule.packages.some((name) =>
    /[/:-]$/.test(name) ? to.startsWith(name) : to === name || to.startsWith(`${name}/`),
  );
  return allowed ? null : `${from} imports ${to}: ${folder} may not use it`;
}

function circles(imports: readonly Import[]): string[] {
  const next = Map.groupBy(imports, ({ from }) => from);
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, trail: readonly string[]) => {
    if (trail.includes(file)) found.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
    if (done.has(file) || trail.includes(file)) return;
    for (const { to } of next.get(file) ?? []) walk(to, [...trail, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return found;
}

describe('architecture', () => {
  const texts = new Map(files.map((file) => [file, readFileSync(path.join(SOURCE, file), 'utf8')]));
  const imports = [...texts].flatMap(([file, text]) => importsOf(file, text));

  test('imports run one way', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.flatMap((one) => problemOf(one) ?? [])).toEqual([]);
  });

  test('there are no circles', () => {
    expect(circles(imports)).toEqual([]);
  });

  test(`no file has more than ${MOST_LINES} lines`, () => {
    const long = [...texts].filter(([, text]) => text.split('\n').length > MOST_LINES);
    expect(long.map(([file]) => file)).toEqual([]);
  });

  test.each([
    ['core/planted.ts', "import { readFileSync } from 'node:fs';"],
    ['core/planted.ts', "import * as Y from 'yjs';"],
    ['core/planted.ts', "import { x } from '../sync/names.ts';"],
    ['sync/planted.ts', "export { x } from '#editor/painter.ts';"],
    ['app/planted.tsx', "const x = await import('../server/http.ts');"],
    ['app/compare/planted.tsx', "import * as Y from 'yjs';"],
    ['server/planted.ts', "import { App } from '#app/app.tsx';"],
    ['server/planted.ts', "import { useState } from 'react';"],
    ['editor/planted.ts', "import 'react-dom';"],
    ['app/planted.tsx', "export * from 'prosemirror-view';"],
    ['core/planted.ts', "type Room = import('#server/reading-room.ts').ReadingRoom;"],
    ['core/planted.ts', "import type { X } from 'valibot-of-somebody-else';"],
    ['core/planted.ts', "import { seededRandom } from '../testing/seeded-random.ts';"],
  ])('a forbidden import planted in %s is found: %s', (file, text) => {
    const [planted] = importsOf(file, text);
    expect(planted && problemOf(planted)).toMatch(/may not/);
  });

  test('the table in docs/architecture.md says the same', () => {
    const page = readFileSync(path.join(SOURCE, '../docs/architecture.md'), 'utf8');
    const rows = [...page.matchAll(/^(\w+) {2,}.* imports (.+)$/gm)].map(
      ([, folder = '', names]) => [folder, names === 'nothing of ours' ? [] : names?.split(', ')],
    );
    const folders = Object.entries(RULES).filter(([folder]) => !folder.includes('/'));
    expect(rows).toEqual(folders.map(([folder, rule]) => [folder, rule.folders]));
  });

  test('a planted circle is found', () => {
    const planted = [
      { from: 'core/a.ts', to: 'core/b.ts' },
      { from: 'core/b.ts', to: 'core/a.ts' },
    ];
    expect(circles(planted)).toEqual(['core/a.ts -> core/b.ts -> core/a.ts']);
  });
});
