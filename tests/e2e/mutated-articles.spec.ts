import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { built, copyProject, started, temporaryFolder } from './project-copy.ts';
import { page } from './small-project.ts';
import { expect, test } from './site.ts';

const GOOD = fileURLToPath(new URL('../fixtures/rules/good/', import.meta.url));
const NAME = 'every-construct';
const COUNT = 60;
const TOKENS = [
  '[^x]',
  '<Label is="disputed" />',
  '**',
  '`',
  '{',
  '<',
  '# ',
  '[a](#b)',
  '\n\n',
  '| ',
  '- ',
  '> ',
  'é',
  '“',
];

/** What happens to a text at the keyboard: a piece of it goes, comes twice, or something comes between. */
const edit = fc.record({
  at: fc.nat(),
  length: fc.integer({ min: 1, max: 40 }),
  kind: fc.constantFrom('delete', 'repeat', 'insert'),
  token: fc.constantFrom(...TOKENS),
});

test('whatever of a mangled article the checks let pass is built without a fault in its pages', async () => {
  const copy = temporaryFolder();
  try {
    copyProject(copy);
    rmSync(join(copy, 'content'), { recursive: true });
    for (const name of ['content', 'public']) cpSync(join(GOOD, name), join(copy, name), { recursive: true });
    writeFileSync(join(copy, 'src/pages/colophon.astro'), page('Colophon', '<p>A colophon.</p>'));
    const folder = join(copy, 'content/articles');
    const good = join(folder, `${NAME}.mdx`);
    const source = readFileSync(good, 'utf8');
    const other = join(folder, 'second-article.mdx');
    writeFileSync(other, readFileSync(other, 'utf8').replaceAll('p-2345', 'p-bcdf'));
    rmSync(join(copy, 'content/permalinks'), { recursive: true });
    const recorded = await run(copy, 'anchors.ts');
    expect(existsSync(join(copy, `content/permalinks/${NAME}.json`)), recorded).toBe(true);
    const ledger = readFileSync(join(copy, `content/permalinks/${NAME}.json`), 'utf8');
    const start = source.indexOf('---', 3) + 3;
    const edits = fc.sample(fc.array(edit, { minLength: 1, maxLength: 2 }), { numRuns: COUNT, seed: 2019 });
    edits.forEach((each, at) => {
      writeFileSync(join(folder, `mutant-${at}.mdx`), mutated(source, start, each));
      writeFileSync(join(copy, `content/permalinks/mutant-${at}.json`), ledger.replace(NAME, `mutant-${at}`));
    });
    // Those that the checks stop are taken away; what a change of words asks for is done.
    const stopped = new Set<string>();
    for (const command of ['check.ts', 'anchors.ts', 'check.ts']) {
      const said = (await run(copy, command))
        .split('\n')
        .filter((line) => !line.includes('; run npm run anchors'));
      const found = said.flatMap(
        (line) => /^content\/(?:articles|permalinks)\/(mutant-\d+)\./.exec(line)?.[1] ?? [],
      );
      if (command === 'anchors.ts') continue;
      for (const slug of found) {
        stopped.add(slug);
        rmSync(join(folder, `${slug}.mdx`), { force: true });
        rmSync(join(copy, `content/permalinks/${slug}.json`), { force: true });
      }
    }
    const left = COUNT - stopped.size;
    expect(left, 'mutants that pass').toBeGreaterThan(5);
    expect(left, 'mutants that pass').toBeLessThan(COUNT - 5);
    await built(copy);
    const pages = Array.from({ length: COUNT }, (_, at) => join(copy, `dist/mutant-${at}/index.html`)).filter(
      (path) => existsSync(path),
    );
    expect(pages).toHaveLength(left);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});

function mutated(
  source: string,
  start: number,
  edits: { at: number; length: number; kind: string; token: string }[],
): string {
  return edits.reduce((text, { at, length, kind, token }) => {
    const from = start + (at % (text.length - start));
    const piece = text.slice(from, from + length);
    const instead = { delete: '', repeat: piece + piece, insert: token + piece }[kind] ?? piece;
    return text.slice(0, from) + instead + text.slice(from + length);
  }, source);
}

async function run(copy: string, command: string): Promise<string> {
  const running = started(copy, [`src/commands/${command}`]);
  await running.ended;
  return running.said();
}
