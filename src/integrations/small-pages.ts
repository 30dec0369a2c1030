import type { AstroIntegration } from 'astro';
import { minify } from 'html-minifier-next';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesIn } from './built-folder.ts';

/** Makes every page small: one style element, minified script, no byte of markup that HTML does not need (SPEC 9). */
export function smallPages(): AstroIntegration {
  return {
    name: 'small-pages',
    hooks: { 'astro:build:done': ({ dir }) => shrinkPages(fileURLToPath(dir)) },
  };
}

/** Rewrites the pages of a built folder in place. */
export async function shrinkPages(folder: string): Promise<void> {
  for (const path of filesIn(folder).filter((name) => name.endsWith('.html'))) {
    const page = join(folder, path);
    await writeFile(page, await smallPage(await readFile(page, 'utf8')));
  }
}

/** The same page in fewer bytes: words keep the white space between them, text and structure are unchanged. */
export async function smallPage(html: string): Promise<string> {
  const data: string[] = [];
  // The minifier would write `<` for `\u003c` in data, and let an author's `</script>` end the script.
  const without = html.replace(
    DATA,
    (_, open: string, json: string) => `${open}${data.push(json) - 1}</script>`,
  );
  const small = await minify(shortNames(oneStyle(without)), {
    collapseBooleanAttributes: true,
    collapseWhitespace: true,
    minifyJS: true,
    removeComments: true,
    removeOptionalTags: true,
  });
  return small.replace(DATA, (_, open: string, at: string) => `${open}${data[Number(at)]}</script>`);
}

const DATA = /(<script type="application\/ld\+json">)([\s\S]*?)<\/script>/g;

/** Every style element costs a hash in the policy; their rules stand in one, those of a layer together. */
function oneStyle(html: string): string {
  const styles: string[] = [];
  const rest = html.replace(/<style[^>]*>([\s\S]*?)<\/style>/g, (_, css: string) =>
    styles.push(css) === 1 ? '<style></style>' : '',
  );
  return rest.replace('<style></style>', () => `<style>${byLayer(styles.join(''))}</style>`);
}

/** The same rules in the order of their layers, which the first statement names; what is in no layer comes last. */
function byLayer(css: string): string {
  const [statement = '', names = ''] = /^@layer ([\w,]+);/.exec(css) ?? [];
  const layers = new Map(names.split(',').map((name) => [name, '']));
  let outside = '';
  for (const block of topLevel(css.slice(statement.length))) {
    const [, name = '', rules = ''] = /^\s*@layer (\w+)\s*\{([\s\S]*)\}$/.exec(block) ?? [];
    const before = layers.get(name);
    if (before === undefined || !name) outside += block;
    else layers.set(name, before + rules);
  }
  return (
    statement +
    [...layers].map(([name, rules]) => (rules ? `@layer ${name}{${rules}}` : '')).join('') +
    outside
  );
}

function topLevel(css: string): string[] {
  const blocks: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < css.length; at++) {
    if (css[at] === '{') depth++;
    if (css[at] !== '}' || --depth > 0) continue;
    blocks.push(css.slice(start, at + 1));
    start = at + 1;
  }
  return blocks;
}

/** Custom properties are named for people; what a browser gets is a letter or two. */
function shortNames(html: string): string {
  const names = [...new Set(html.match(/--[a-z][\w-]*(?=:)/g))].sort();
  const short = new Map(names.map((name, at) => [name, `--${at.toString(36)}`]));
  return html.replace(/--[a-z][\w-]*/g, (name) => short.get(name) ?? name);
}
